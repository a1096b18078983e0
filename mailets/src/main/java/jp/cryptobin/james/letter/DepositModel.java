package jp.cryptobin.james.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Sections;

/** The variables that all templates about a deposit have; the password is not among them. */
final class DepositModel {
    /** An address has 254 octets at most (RFC 5321 by erratum 1690). */
    private static final int MAX_ADDRESS = 254;

    /** The manual's limit is 200, so that a subject that passed the checks is never cut. */
    private static final int MAX_SUBJECT = 250;

    private DepositModel() {}

    static Map<String, Object> of(
            String sender,
            Instant depositedAt,
            ZoneId zone,
            String subject,
            boolean awaitingApproval,
            Languages languages) {
        Map<String, Object> model = new TreeMap<>();
        model.put("sender", DisplayText.line(sender, MAX_ADDRESS));
        model.put("depositedAt", Moment.toTheMinute(depositedAt, zone));
        model.put("offset", Moment.offset(depositedAt, zone));
        model.put("subject", DisplayText.line(subject, MAX_SUBJECT));
        model.put("awaitingApproval", awaitingApproval);
        Sections.put(model, languages, language -> Map.of());
        return model;
    }
}
