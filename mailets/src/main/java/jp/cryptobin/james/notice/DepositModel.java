package jp.cryptobin.james.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables that all templates about a deposit have; the password is not among them. */
final class DepositModel {
    /** An address has 254 octets at most (RFC 5321 by erratum 1690). */
    private static final int MAX_ADDRESS = 254;

    /** The manual's limit is 200, so that a subject that passed the checks is never cut. */
    private static final int MAX_SUBJECT = 250;

    /** After these, mail clients see the host or path of a link. */
    private static final String LINK_MAKERS = "@.:/";

    private DepositModel() {}

    static Map<String, Object> of(
            String sender,
            Instant depositedAt,
            ZoneId zone,
            String subject,
            boolean awaitingApproval,
            Languages languages) {
        String shownSender = Harmless.line(sender, MAX_ADDRESS);
        Map<String, Object> model = new TreeMap<>();
        model.put("sender", shownSender);
        model.put("senderPieces", pieces(shownSender));
        model.put("depositedAt", Moment.toTheMinute(depositedAt, zone));
        model.put("offset", Moment.offset(depositedAt, zone));
        model.put("subject", Harmless.line(subject, MAX_SUBJECT));
        model.put("awaitingApproval", awaitingApproval);
        Sections.put(model, languages, language -> Map.of());
        return model;
    }

    /**
     * The text cut where a mail client would begin to see a link. Set in elements of their own the pieces read, and are
     * copied, as one word that no client underlines or opens.
     */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (LINK_MAKERS.indexOf(text.charAt(i)) >= 0) {
                if (i > start) {
                    pieces.add(text.substring(start, i));
                }
                pieces.add(text.substring(i, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            pieces.add(text.substring(start));
        }
        return pieces;
    }
}
