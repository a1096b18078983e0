package jp.cryptobin.james.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The outside of a mail of ours about somebody's mail: who writes to whom, and in answer to what.
 *
 * @param from whose domain is a host name, for the Message-ID
 * @param to empty where no header can carry the address, and the envelope alone tells
 * @param replyTo empty for nobody but {@code from}
 * @param id the left side of the Message-ID, the same whenever this mail is written; 16 to 64 letters, digits, hyphens
 *     and underscores
 * @param autoSubmitted as RFC 3834 section 5 has it
 * @param suppressed which automatic answers Exchange is not to give
 * @param original the header of the mail that this one refers to
 */
record Letterhead(
        Mailbox from,
        Optional<Mailbox> to,
        Optional<Mailbox> replyTo,
        String id,
        String autoSubmitted,
        String suppressed,
        OriginalHeaders original) {
    private static final int BOUNDARY = 16;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** Throws what is no left side of a Message-ID of ours. */
    static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a letter is 16 to 64 letters, digits, '-' and '_'");
        }
    }

    /** The whole message, 7-bit, each line ended by CRLF; text and HTML have the same content. */
    byte[] message(String subject, String text, String html, Instant date, ZoneId zone) {
        // Unlike anything in Base64, of which the parts consist; short enough for one line.
        String boundary = "=_" + id.substring(0, BOUNDARY);
        StringBuilder message =
                new StringBuilder(header(subject, "multipart/alternative", boundary, date, zone)).append("\r\n");
        AlternativeBody.append(message, boundary, text, html);
        return message.toString().getBytes(StandardCharsets.US_ASCII);
    }

    String header(String subject, String type, String boundary, Instant date, ZoneId zone) {
        HeaderWriter header =
                new HeaderWriter().field("Date", Moment.inHeader(date, zone)).mailbox("From", from);
        replyTo.ifPresent(mailbox -> header.mailbox("Reply-To", mailbox));
        to.ifPresentOrElse(
                mailbox -> header.mailbox("To", mailbox), () -> header.field("To", "undisclosed-recipients:;"));
        header.text("Subject", subject.replace('\n', ' ')).field("Message-ID", "<" + id + "@" + from.domain() + ">");
        original.messageId()
                .ifPresent(messageId -> header.field("In-Reply-To", messageId).field("References", messageId));
        return header.field("Auto-Submitted", autoSubmitted)
                .field("X-Auto-Response-Suppress", suppressed)
                .field("MIME-Version", "1.0")
                .field("Content-Type", type + "; boundary=\"" + boundary + "\"")
                .toString();
    }
}
