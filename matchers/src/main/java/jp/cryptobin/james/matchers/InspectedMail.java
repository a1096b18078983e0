package jp.cryptobin.james.matchers;

import java.util.Set;
import java.util.stream.Collectors;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageLayout;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.policy.Decision;
import org.apache.mailet.Mail;

/**
 * What is known about a mail on its way through the pipeline.
 *
 * @param settings how it was inspected; whoever reads the message again reads it the same way
 * @param inspection what it is made of
 * @param layout where its bodies stand
 * @param decision what becomes of it
 */
public record InspectedMail(
        InspectionSettings settings, Inspection inspection, MessageLayout layout, Decision decision) {

    /** The message as it was inspected, with nothing in its files. */
    public MessageSource withoutFiles(Mail mail) {
        Set<PartPath> staying = staying();
        return layout.only(() -> RawMessage.openUnchecked(mail), staying::contains);
    }

    /** The message as it was inspected, with nothing in what stays. */
    public MessageSource filesOnly(Mail mail) {
        Set<PartPath> staying = staying();
        return layout.only(() -> RawMessage.openUnchecked(mail), path -> !staying.contains(path));
    }

    private Set<PartPath> staying() {
        return inspection.parts().stream().filter(Part::isBody).map(Part::path).collect(Collectors.toSet());
    }
}
