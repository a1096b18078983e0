package jp.cryptobin.james.scenarios.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Mail of one kind, and how it comes.
 *
 * @param messages sent in turn, each with a Message-ID of its own
 * @param mails in a round
 * @param inFlight mails that are on their way at a time; a burst has them all
 * @param goal of the ratio to the plain relay
 * @param recipients of each mail
 */
record Load(String name, List<byte[]> messages, int mails, int inFlight, double goal, int recipients) {
    private static final int SEED = 13;

    Load(String name, List<byte[]> messages, int mails, int inFlight, double goal) {
        this(name, messages, mails, inFlight, goal, 1);
    }

    Load to(int addresses) {
        return new Load(name, messages, mails, inFlight, goal, addresses);
    }

    boolean isBurst() {
        return inFlight >= mails;
    }

    /** @param quick with a fifth of the mails, and a third of the size of the largest */
    static List<Load> all(boolean quick) {
        int part = quick ? 5 : 1;
        int large = quick ? 12_000_000 : 26_000_000;
        byte[] text = message(20_000, 0);
        byte[] small = message(12_000, 8_000);
        List<byte[]> mix = Stream.iterate(0, i -> i < 20, i -> i + 1)
                .map(i -> i < 14
                        ? text
                        : i < 19 ? message(4_000, 100_000 + 350_000 * (i - 14)) : message(4_000, large / 2))
                .toList();
        return List.of(
                new Load("20 kB text, no file", List.of(text), 800 / part, 8, 0.97),
                new Load("20 kB with an 8 kB file, 8 in flight", List.of(small), 400 / part, 8, 0.80),
                new Load("the same, burst of 200", List.of(small), 200, 200, 0.80),
                new Load("1 MB with files", List.of(message(10_000, 730_000)), 60 / part, 8, 1.0),
                new Load(
                        "%d MB with files".formatted(large * 4 / 3 / 1_000_000),
                        List.of(message(10_000, large)),
                        10 / part,
                        2,
                        1.2),
                new Load("mix", mix, 200 / part, 8, 1.0));
    }

    /** A mail with a text of the size, and two files of half the size each, or none. */
    static byte[] message(int text, int octets) {
        return message(text, octets, octets == 0 ? 0 : 2);
    }

    /** @param octets of all files together */
    static byte[] message(int text, int octets, int files) {
        Random random = new Random(SEED);
        StringBuilder words = new StringBuilder();
        while (words.length() < text) {
            words.append("All of the words of this mail are plain, and so are its lines ")
                    .append(random.nextInt(1000))
                    .append(".\r\n");
        }
        if (files == 0) {
            return ("Content-Type: text/plain; charset=us-ascii\r\n\r\n" + words).getBytes(US_ASCII);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                ("Content-Type: multipart/mixed; boundary=\"=_bench\"\r\n\r\n--=_bench\r\nContent-Type: text/plain;"
                                + " charset=us-ascii\r\n\r\n" + words)
                        .getBytes(US_ASCII));
        for (int i = 1; i <= files; i++) {
            byte[] file = new byte[octets / files];
            random.nextBytes(file);
            out.writeBytes(("\r\n--=_bench\r\nContent-Type: application/pdf; name=f" + i
                            + ".pdf\r\nContent-Disposition:" + " attachment; filename=f" + i
                            + ".pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                    .getBytes(US_ASCII));
            out.writeBytes(Base64.getMimeEncoder().encode(file));
        }
        out.writeBytes("\r\n--=_bench--\r\n".getBytes(US_ASCII));
        return out.toByteArray();
    }
}
