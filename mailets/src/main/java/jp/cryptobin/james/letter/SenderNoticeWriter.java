package jp.cryptobin.james.letter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/**
 * Writes the notice about a stopped mail as a whole message (RFC 5322): text and HTML of the same content, and the header
 * of the mail, never its body. It is to be sent with the null reverse-path (RFC 3834 section 3.3).
 */
public final class SenderNoticeWriter {
    /**
     * What is the same for all notices.
     *
     * @param from the address that notices come from, by convention {@code MAILER-DAEMON}; the domain of their
     *     Message-IDs is its domain, a host name
     * @param languages the languages of a notice
     * @param zone the zone of the times in a notice
     */
    public record Settings(Mailbox from, Languages languages, ZoneId zone) {
        public Settings {
            from.requireHost();
        }
    }

    /** As many random bits as a UUID has: no mail can hold our boundary by design. */
    private static final int TOKEN_OCTETS = 16;

    private static final int MAX_PLAIN_LINE = 998;

    private final Templates templates;
    private final SenderNoticeModel models;
    private final Settings settings;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * A writer of notices that differ only in what they tell.
     *
     * @param random for boundaries; must not be guessable by those who send mail
     */
    public SenderNoticeWriter(
            Templates templates, ReasonTexts texts, Settings settings, Clock clock, RandomGenerator random) {
        this.templates = templates;
        this.models = new SenderNoticeModel(texts, settings.languages(), settings.zone());
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The message, 7-bit, each line ended by CRLF.
     *
     * @param id of the notice, for its Message-ID: letters, digits, hyphens and underscores
     */
    public byte[] write(SenderNotice notice, String id) {
        Map<String, Object> model = models.of(notice);
        String outer = "=_" + token();
        String inner = "=_" + token();
        StringBuilder message = new StringBuilder();
        message.append(head(notice, id)
                        .header(
                                templates.render(LetterTemplate.SENDER_SUBJECT, model),
                                "multipart/mixed",
                                outer,
                                clock.instant(),
                                settings.zone()))
                .append("\r\n");
        AlternativeBody.delimiter(message, outer);
        message.append("Content-Type: multipart/alternative;\r\n boundary=\"")
                .append(inner)
                .append("\"\r\n\r\n");
        AlternativeBody.append(
                message,
                inner,
                templates.render(LetterTemplate.SENDER_TEXT, model),
                templates.render(LetterTemplate.SENDER_HTML, model));
        AlternativeBody.delimiter(message, outer);
        appendOriginal(message, notice.original());
        message.append("--").append(outer).append("--\r\n");
        return message.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private Letterhead head(SenderNotice notice, String id) {
        return new Letterhead(
                settings.from(),
                Optional.of(notice.to()),
                Optional.empty(),
                id,
                "auto-replied",
                // Exchange answers null senders too, unless it is told not to.
                "All",
                notice.original());
    }

    private static void appendOriginal(StringBuilder message, OriginalHeaders original) {
        message.append("Content-Type: text/rfc822-headers\r\n");
        message.append("Content-Description: Header of the original mail")
                .append(original.shortened() ? ", shortened" : "")
                .append("\r\n");
        message.append("Content-Disposition: attachment; filename=\"original-header.txt\"\r\n");
        byte[] octets = original.withoutBcc();
        String lines = new String(octets, StandardCharsets.ISO_8859_1);
        if (isPlain(lines)) {
            message.append("Content-Transfer-Encoding: 7bit\r\n\r\n")
                    .append(lines)
                    .append("\r\n");
        } else {
            AlternativeBody.appendBase64(message, octets);
        }
    }

    private static boolean isPlain(String lines) {
        return lines.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\t' || c == '\r' || c == '\n')
                && lines.lines().allMatch(line -> line.length() <= MAX_PLAIN_LINE);
    }

    private String token() {
        byte[] octets = new byte[TOKEN_OCTETS];
        random.nextBytes(octets);
        StringBuilder token = new StringBuilder(2 * TOKEN_OCTETS);
        for (byte octet : octets) {
            token.append(Character.forDigit((octet >> 4) & 0xF, 16)).append(Character.forDigit(octet & 0xF, 16));
        }
        return token.toString();
    }
}
