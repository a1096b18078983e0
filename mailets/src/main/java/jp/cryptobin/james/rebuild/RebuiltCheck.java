package jp.cryptobin.james.rebuild;

import java.util.Optional;
import java.util.stream.Collectors;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.FoundDefect;

/** The last guard before a rebuilt mail may leave: it holds no file, and no two readers see different parts in it. */
final class RebuiltCheck {
    private RebuiltCheck() {}

    /**
     * What is left in a rebuilt mail that must not be; empty when it may leave.
     *
     * @param rebuilt the inspection of the result
     */
    static Optional<String> left(Inspection rebuilt) {
        if (rebuilt.hasFiles()) {
            return Optional.of("the rebuilt mail still holds " + rebuilt.files().size() + " file(s)");
        }
        String ambiguous = rebuilt.findings().stream()
                .map(FoundDefect::defect)
                .filter(defect -> defect.consequence() != Defect.Consequence.NOTED)
                .map(Defect::code)
                .distinct()
                .collect(Collectors.joining(", "));
        return ambiguous.isEmpty()
                ? Optional.empty()
                : Optional.of("the mail is ambiguous even after it was rebuilt (" + ambiguous + ")");
    }
}
