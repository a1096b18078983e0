package jp.cryptobin.james.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a mail as recipients' programs may, with parsers that share no code with the gateway's: JavaMail, Mime4j, and
 * the one of Bouncy Castle. What leaves the gateway must hold no file for any of them.
 */
public final class IndependentReaders {
    private IndependentReaders() {}

    /** A reader of mail: adds what it takes for a part, as that reader sees its type and disposition. */
    interface Reader {
        void read(byte[] message, List<Leaf> leaves) throws Exception;
    }

    /**
     * One part that is no multipart, by the eyes of one reader.
     *
     * @param type in lower case without parameters; empty where the reader sees none
     * @param disposition in lower case without parameters; empty where the reader sees none
     */
    record Leaf(String type, String disposition) {
        static Leaf of(String contentType, String contentDisposition) {
            return new Leaf(word(contentType), word(contentDisposition));
        }

        private static String word(String value) {
            if (value == null) {
                return "";
            }
            int end = value.indexOf(';');
            return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        }

        /** The manual's rule (4.2.1). */
        boolean isFile() {
            boolean text = type.isEmpty() || type.equals("text/plain") || type.equals("text/html");
            boolean inline = disposition.isEmpty() || disposition.equals("inline");
            return !text || !inline;
        }
    }

    /**
     * The files that any reader finds in a mail, each as {@code reader: type (disposition)}; empty when the mail is
     * clean. A reader that gives up has found what it met until then.
     *
     * @param message the octets as they would leave
     */
    public static List<String> files(byte[] message) {
        List<String> files = new ArrayList<>();
        find("JavaMail", new JavaMailReader(), message, files);
        find("Mime4j", new Mime4jReader(), message, files);
        find("Bouncy Castle", new BouncyCastleReader(), message, files);
        return files;
    }

    private static void find(String name, Reader reader, byte[] message, List<String> files) {
        List<Leaf> leaves = new ArrayList<>();
        try {
            reader.read(message, leaves);
        } catch (Exception givesUp) {
            // Many of the mails are broken on purpose; a reader that refuses them shows nothing to its user.
            leaves.removeIf(leaf -> !leaf.isFile());
        }
        leaves.stream()
                .filter(Leaf::isFile)
                .forEach(leaf -> files.add(name + ": " + leaf.type() + " (" + leaf.disposition() + ")"));
    }
}
