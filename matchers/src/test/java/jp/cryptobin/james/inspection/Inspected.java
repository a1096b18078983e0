package jp.cryptobin.james.inspection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Short ways to an inspection of a mail that a test writes with LF and one character per octet. */
public final class Inspected {
    private Inspected() {}

    public static Inspection mail(String mail) {
        return mail(mail, InspectionSettings.DEFAULT);
    }

    public static Inspection mail(String mail, InspectionSettings settings) {
        return mail(mail, settings, false);
    }

    /** @param sender the reverse-path, empty for the null one */
    public static Inspection from(String sender, String mail) {
        return mail(mail, InspectionSettings.DEFAULT, sender.isEmpty());
    }

    private static Inspection mail(String mail, InspectionSettings settings, boolean nullSender) {
        byte[] octets = mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try {
            return new MessageInspector(settings).inspect(() -> new ByteArrayInputStream(octets), nullSender);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The only part of a mail with these MIME fields. */
    public static Part part(String fields) {
        return mail(fields + "\n\nwords\n").parts().get(0);
    }

    /** A string of which each character is one octet of the text in UTF-8. */
    public static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
