package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import org.apache.mailet.Mail;
import org.jsoup.Jsoup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an answer to a letter of ours says: its references, and the text of its body. */
final class AnswerText {
    private static final Logger LOGGER = LoggerFactory.getLogger(AnswerText.class);
    /** A reply of one word, with all that it quotes, is far below it. */
    private static final long MOST_OCTETS = 1024 * 1024;

    private static final int MOST_PARTS = 20;
    private static final int MOST_DEPTH = 5;

    private AnswerText() {}

    /** The values of In-Reply-To and References; the nearest mail first. */
    static List<String> references(Mail mail) throws MessagingException {
        List<String> references = new ArrayList<>();
        for (String field : List.of("In-Reply-To", "References")) {
            String value = mail.getMessage().getHeader(field, " ");
            if (value != null) {
                List<String> words = Arrays.asList(value.strip().split("\\s+", -1));
                Collections.reverse(words);
                references.addAll(words);
            }
        }
        return references;
    }

    /** The text of the body; empty where there is none that can be read. */
    static String of(Mail mail) throws MessagingException {
        if (mail.getMessageSize() > MOST_OCTETS) {
            return "";
        }
        try {
            return text(mail.getMessage(), MOST_DEPTH).orElse("");
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOGGER.info("mail {}: an answer whose text cannot be read: {}", mail.getName(), unreadable.toString());
            return "";
        }
    }

    private static Optional<String> text(Part part, int depth) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart multipart && depth > 0) {
            for (int i = 0; i < Math.min(multipart.getCount(), MOST_PARTS); i++) {
                Optional<String> text = text(multipart.getBodyPart(i), depth - 1);
                if (text.isPresent()) {
                    return text;
                }
            }
            return Optional.empty();
        }
        if (!(content instanceof String text)) {
            return Optional.empty();
        }
        return Optional.of(part.isMimeType("text/html") ? plain(text) : text);
    }

    private static String plain(String html) {
        return Jsoup.parse(html.replaceAll("(?i)<(br|/?div|/?p|/tr|blockquote|hr)\\b", "\n$0"))
                .body()
                .wholeText();
    }
}
