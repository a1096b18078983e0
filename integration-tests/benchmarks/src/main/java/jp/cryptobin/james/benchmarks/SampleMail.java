package jp.cryptobin.james.benchmarks;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import jp.cryptobin.james.mime.MessageSource;

/** A mail with a text of 20 kB and, if it has a size beyond that, two files in base64. */
record SampleMail(byte[] octets) {
    private static final int SEED = 13;
    private static final int TEXT = 20_000;

    static SampleMail of(int size) {
        Random random = new Random(SEED);
        String header = "From: taro@example.com\r\nTo: hanako@example.org\r\nSubject: Quotation\r\n"
                + "Message-ID: <m1@example.com>\r\nMIME-Version: 1.0\r\n";
        String text = "Content-Type: text/plain; charset=us-ascii\r\n\r\n"
                + "All of the words of this mail are plain, and so are its lines.\r\n".repeat(TEXT / 64);
        StringBuilder mail = new StringBuilder(header);
        if (size <= TEXT) {
            mail.append(text);
        } else {
            mail.append("Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n")
                    .append(text);
            for (int i = 1; i <= 2; i++) {
                byte[] file = new byte[(size - TEXT) * 3 / 4 / 2];
                random.nextBytes(file);
                mail.append("\r\n--b1\r\nContent-Type: application/pdf; name=f" + i + ".pdf\r\n"
                                + "Content-Disposition: attachment; filename=f" + i + ".pdf\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\n")
                        .append(Base64.getMimeEncoder().encodeToString(file));
            }
            mail.append("\r\n--b1--\r\n");
        }
        return new SampleMail(mail.toString().getBytes(StandardCharsets.US_ASCII));
    }

    MessageSource source() {
        return () -> new ByteArrayInputStream(octets);
    }
}
