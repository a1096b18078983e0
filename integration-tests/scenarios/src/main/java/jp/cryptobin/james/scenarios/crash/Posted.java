package jp.cryptobin.james.scenarios.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import jp.cryptobin.james.scenarios.mail.MimePart;

/**
 * A mail of the run. Nobody else has its addresses; content and files follow from seed and number, so that nothing need
 * be kept to compare with.
 */
public record Posted(long seed, int number, Kind kind) {
    private static final int LINE = 76;
    private static final int LARGE = 6 * 1024 * 1024;

    public String sender() {
        return "s" + number + "@" + kind.senderDomain();
    }

    public List<String> recipients() {
        List<String> all = new ArrayList<>(List.of("r" + number + "@" + kind.recipientDomain()));
        if (kind == Kind.SEPARATE) {
            all.add("q" + number + "@" + kind.recipientDomain());
        }
        return all;
    }

    public String messageId() {
        return "<" + number + "." + Long.toHexString(seed) + "@crash.test>";
    }

    private Random random(int purpose) {
        return new Random(seed * 1_000_003 + number * 31L + purpose);
    }

    List<byte[]> files() {
        if (kind == Kind.TEXT || kind == Kind.PLAIN) {
            return List.of();
        }
        Random random = random(1);
        List<byte[]> files = new ArrayList<>();
        int count = kind == Kind.REFUSED ? 2 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            // One in six is larger than what James keeps in memory.
            int least = kind == Kind.LARGE ? LARGE : random.nextInt(6) == 0 ? 150_000 : 2_000;
            byte[] file = new byte[least + random.nextInt(30_000)];
            random.nextBytes(file);
            files.add(file);
        }
        return files;
    }

    /** Header and body, as sent after DATA. */
    byte[] octets() {
        String text = "Number " + number + "\r\n"
                + ("line of text " + number + "\r\n").repeat(random(2).nextInt(80));
        List<MimePart> parts =
                new ArrayList<>(List.of(kind == Kind.HOSTILE ? MimePart.html(page()) : MimePart.text(text)));
        int count = 0;
        for (byte[] file : files()) {
            String name = kind == Kind.REFUSED ? "same.pdf" : "file-" + number + "-" + count++ + ".pdf";
            parts.add(MimePart.file("application/pdf", name, file));
        }
        MimePart body = parts.size() == 1 ? parts.get(0) : MimePart.multipart("mixed", parts);
        String message = String.join(
                "\r\n",
                "From: <" + sender() + ">",
                "To: " + String.join(", ", recipients()),
                "Subject: crash " + number,
                "Message-ID: " + messageId(),
                "Date: Tue, 24 Nov 2026 10:00:00 +0900",
                "MIME-Version: 1.0",
                body + "\r\n");
        return message.getBytes(UTF_8);
    }

    /** Nested deeper than any reader follows, with attributes and entities without end. */
    private static String page() {
        return "<html><body>\r\n" + "<div style='a:b;c:url(x'><table>\r\n".repeat(20_000)
                + "&amp;&#x41;&lt <a href=x y=z>\r\n".repeat(30_000) + "</body></html>\r\n";
    }

    /** Lines that stand in a mail which has one of the files, whole or in part. */
    List<byte[]> telltales() {
        List<byte[]> lines = new ArrayList<>();
        for (byte[] file : files()) {
            byte[] base64 = Base64.getEncoder().encode(file);
            for (int part = 0; part < 4; part++) {
                int at = base64.length / LINE * part / 4 * LINE;
                lines.add(new String(base64, at, LINE, US_ASCII).getBytes(US_ASCII));
            }
        }
        return lines;
    }

    static boolean contains(byte[] octets, byte[] searched) {
        return new String(octets, ISO_8859_1).contains(new String(searched, ISO_8859_1));
    }
}
