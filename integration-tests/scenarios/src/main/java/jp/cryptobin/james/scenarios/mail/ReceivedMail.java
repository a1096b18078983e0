package jp.cryptobin.james.scenarios.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A mail as it lies in a mailbox: its octets, and views of them. */
public final class ReceivedMail {
    /** What servers put on top of a message on its way. */
    private static final List<String> TRACE = List.of("return-path:", "delivered-to:", "received:");

    private final byte[] octets;

    public ReceivedMail(byte[] octets) {
        this.octets = octets.clone();
    }

    public byte[] octets() {
        return octets.clone();
    }

    /** The octets without the trace fields on top. */
    public byte[] withoutTrace() {
        int at = 0;
        while (startsTraceField(at)) {
            do {
                at = nextLine(at);
            } while (at < octets.length && (octets[at] == ' ' || octets[at] == '\t'));
        }
        return Arrays.copyOfRange(octets, at, octets.length);
    }

    private boolean startsTraceField(int at) {
        String start = new String(octets, at, Math.min(20, octets.length - at), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return TRACE.stream().anyMatch(start::startsWith);
    }

    private int nextLine(int at) {
        int next = at;
        while (next < octets.length && octets[next] != '\n') {
            next++;
        }
        return Math.min(next + 1, octets.length);
    }

    /** The message as a library of others understands it. */
    public MimeMessage parsed() {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
        } catch (MessagingException e) {
            throw new IllegalStateException("Not a message: " + this, e);
        }
    }

    public String subject() {
        try {
            String subject = parsed().getSubject();
            return subject == null ? "" : subject;
        } catch (MessagingException e) {
            throw new IllegalStateException("No readable subject: " + this, e);
        }
    }

    /** Every part that holds no others, in order. */
    public List<ReceivedPart> parts() {
        return ReceivedPart.leavesOf(parsed());
    }

    /** The first text/plain body, decoded. */
    public String text() {
        return body("text/plain");
    }

    /** The first text/html body, decoded. */
    public String html() {
        return body("text/html");
    }

    private String body(String type) {
        return parts().stream()
                .filter(part -> part.is(type))
                .findFirst()
                .map(ReceivedPart::text)
                .orElseThrow(() -> new IllegalStateException("No " + type + " in " + this));
    }

    @Override
    public String toString() {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
