package jp.cryptobin.james.scenarios.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part of a received mail that holds no others, as a library of others understands it. */
public final class ReceivedPart {
    private final Part part;

    private ReceivedPart(Part part) {
        this.part = part;
    }

    static List<ReceivedPart> leavesOf(Part root) {
        List<ReceivedPart> leaves = new ArrayList<>();
        collect(root, leaves);
        return leaves;
    }

    private static void collect(Part part, List<ReceivedPart> leaves) {
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    collect(multipart.getBodyPart(i), leaves);
                }
            } else {
                leaves.add(new ReceivedPart(part));
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("Not a readable multipart", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean is(String type) {
        return type().equals(type);
    }

    /** The media type, in lower case and without parameters. */
    public String type() {
        try {
            return part.getContentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        } catch (MessagingException e) {
            throw new IllegalStateException("A part without readable type", e);
        }
    }

    public String text() {
        try {
            return part.getContent().toString().replace("\r\n", "\n");
        } catch (MessagingException e) {
            throw new IllegalStateException("A part without readable content", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
