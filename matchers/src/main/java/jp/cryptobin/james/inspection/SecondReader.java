package jp.cryptobin.james.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.cryptobin.james.mime.MessageSource;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * A second opinion on what a message consists of, by an independent and lenient parser (Apache Mime4j). A message may
 * only leave with its own octets when both readers see the same parts in it.
 */
final class SecondReader {
    /** What the manual's rule needs to know of a part; both empty where the field is absent. */
    record Leaf(String contentType, String disposition) {
        boolean isFile() {
            boolean text = contentType.isEmpty() || contentType.equals("text/plain") || contentType.equals("text/html");
            return !text || !(disposition.isEmpty() || disposition.equals("inline"));
        }
    }

    private SecondReader() {}

    /** Whether the second reader finds the same sequence of bodies and files as the first did. */
    static boolean agrees(MessageSource message, List<Part> parts) throws IOException {
        List<Boolean> first = parts.stream()
                .filter(part -> part.role() != Role.CONTAINER || part.rule() == Rule.RETURNED_MESSAGE)
                .map(part -> part.rule() != Rule.TEXT_BODY)
                .toList();
        try (InputStream in = message.open()) {
            List<Boolean> second = leaves(in).stream().map(Leaf::isFile).toList();
            return first.equals(second);
        } catch (MimeException | MimeIOException | IllegalArgumentException | IllegalStateException givesUp) {
            return false;
        }
    }

    private static List<Leaf> leaves(InputStream message) throws IOException, MimeException {
        MimeConfig config = MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxHeaderCount(-1)
                .build();
        MimeTokenStream tokens = new MimeTokenStream(config);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(message);
        List<Leaf> leaves = new ArrayList<>();
        String type = "";
        String disposition = "";
        EntityState state = tokens.getState();
        while (state != EntityState.T_END_OF_STREAM) {
            if (state == EntityState.T_START_HEADER) {
                type = "";
                disposition = "";
            } else if (state == EntityState.T_FIELD) {
                Field field = tokens.getField();
                String name = field.getName().toLowerCase(Locale.ROOT);
                if (name.equals("content-type") && type.isEmpty()) {
                    type = word(field);
                } else if (name.equals("content-disposition") && disposition.isEmpty()) {
                    disposition = word(field);
                }
            } else if (state == EntityState.T_BODY) {
                leaves.add(new Leaf(type, disposition));
            }
            state = tokens.next();
        }
        return leaves;
    }

    private static String word(Field field) {
        String body = field.getBody();
        int end = body.indexOf(';');
        return (end < 0 ? body : body.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
