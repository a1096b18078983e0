package jp.cryptobin.james.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A file small enough to be held, and deposits made of such files. */
public record SampleFile(String name, String contentType, byte[] octets) {
    public static final GatewaySecret SECRET = GatewaySecret.parse(
            Base64.getEncoder().encodeToString("a secret only for tests, 32 octets".getBytes(UTF_8)));

    /** An empty file, a text with a name that headers cannot carry as it is, and binary data of many buffers. */
    public static final List<SampleFile> VARIED = List.of(
            new SampleFile("empty.txt", "text/plain", new byte[0]),
            new SampleFile("見積書 \"第2版\".txt", "text/plain", "--cryptobin-\r\nあいう\r\n".getBytes(UTF_8)),
            new SampleFile("data.bin", "application/octet-stream", noise(300_001)));

    private static byte[] noise(int length) {
        byte[] octets = new byte[length];
        new Random(20260101).nextBytes(octets);
        return octets;
    }

    public DepositFile announced() {
        return new DepositFile(name, contentType, octets.length, sha256(octets));
    }

    /** A deposit of these files, under the key that such a mail has. */
    public static Deposit deposit(String mailId, List<SampleFile> samples) {
        List<DepositFile> files = samples.stream().map(SampleFile::announced).toList();
        List<String> recipients = List.of("taro@example.org", "hanako@example.net");
        IdempotencyKey key =
                IdempotencyKey.of(SECRET, mailId, "sender@example.com", recipients, "会議の資料を送付いたします", files);
        return new Deposit(
                key,
                "sender@example.com",
                "送信 太郎",
                recipients,
                List.of("hanako@example.net"),
                "会議の資料を送付いたします",
                FilePassword.derive(SECRET, key),
                files);
    }

    public static FileContents contents(List<SampleFile> samples) {
        return sink -> {
            for (int i = 0; i < samples.size(); i++) {
                sink.file(i, new ByteArrayInputStream(samples.get(i).octets));
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleFile file
                && name.equals(file.name)
                && contentType.equals(file.contentType)
                && Arrays.equals(octets, file.octets);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return name + " (" + octets.length + " octets)";
    }

    /** The digest of the octets. */
    public static Sha256 sha256(byte[] octets) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(octets);
        return Sha256.finish(digest);
    }
}
