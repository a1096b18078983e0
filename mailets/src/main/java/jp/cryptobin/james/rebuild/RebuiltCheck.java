package jp.cryptobin.james.rebuild;

import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.message.Defect;
import jp.cryptobin.james.message.Finding;
import jp.cryptobin.james.message.Inspection;

/** The last guard before a rebuilt mail may leave: it holds no file, and no two readers see different parts in it. */
public final class RebuiltCheck {
    private RebuiltCheck() {}

    /**
     * What is left in a rebuilt mail that must not be; empty when it may leave.
     *
     * @param rebuilt the inspection of the result
     */
    public static Optional<String> left(Inspection rebuilt) {
        List<Defect> ambiguous = rebuilt.findings().stream()
                .map(Finding::defect)
                .filter(defect -> defect.consequence() != Defect.Consequence.NOTED)
                .toList();
        return rebuilt.hasFiles() || !ambiguous.isEmpty()
                ? Optional.of("the rebuilt mail still has " + rebuilt.files().size() + " files and the defects "
                        + ambiguous.stream().map(Defect::code).toList())
                : Optional.empty();
    }
}
