package jp.cryptobin.james.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables of the templates {@code password-notice.*}. */
final class PasswordNoticeModel {
    private static final String SAMPLE_PASSWORD = "SamplePassword1";

    /** An address has 254 octets at most (RFC 5321 by erratum 1690). */
    private static final int MAX_ADDRESS = 254;

    /** The manual's limit is 200, so that a subject that passed the checks is never cut. */
    private static final int MAX_SUBJECT = 250;

    /** After these, mail clients see the host or path of a link. */
    private static final String LINK_MAKERS = "@.:/";

    private PasswordNoticeModel() {}

    static Map<String, Object> of(PasswordNotice notice, Languages languages) {
        String sender = Harmless.line(notice.sender(), MAX_ADDRESS);
        Map<String, Object> model = new TreeMap<>();
        model.put("password", notice.password());
        model.put("passwordPieces", pieces(notice.password()));
        model.put("sender", sender);
        model.put("senderPieces", pieces(sender));
        model.put("depositedAt", Moment.toTheMinute(notice.depositedAt(), notice.zone()));
        model.put("offset", Moment.offset(notice.depositedAt(), notice.zone()));
        model.put("subject", Harmless.line(notice.subject(), MAX_SUBJECT));
        model.put("awaitingApproval", notice.awaitingApproval());
        Sections.put(model, languages, language -> Map.of());
        return model;
    }

    static List<TemplateSample> samples() {
        List<TemplateSample> samples = new ArrayList<>();
        for (Languages languages : Languages.values()) {
            for (boolean awaitingApproval : new boolean[] {false, true}) {
                PasswordNotice notice = new PasswordNotice(
                        SAMPLE_PASSWORD,
                        "sender@example.com",
                        Instant.EPOCH,
                        PasswordNotice.DEFAULT_ZONE,
                        "subject",
                        awaitingApproval);
                samples.add(new TemplateSample(of(notice, languages), languages, Map.of("password", SAMPLE_PASSWORD)));
            }
        }
        return samples;
    }

    /**
     * The text cut where a mail client would begin to see a link. Set in elements of their own the pieces read, and are
     * copied, as one word that no client underlines or opens.
     */
    private static List<String> pieces(String text) {
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
