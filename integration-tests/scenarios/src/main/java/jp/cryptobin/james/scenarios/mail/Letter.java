package jp.cryptobin.james.scenarios.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A mail to be sent, with its envelope. */
public final class Letter {
    private final Account sender;
    private final List<String> recipients;
    private final byte[] octets;

    private Letter(Account sender, List<String> recipients, byte[] octets) {
        this.sender = sender;
        this.recipients = List.copyOf(recipients);
        this.octets = octets;
    }

    public Account sender() {
        return sender;
    }

    /** Those of the envelope, the ones that no header field names among them. */
    public List<String> recipients() {
        return recipients;
    }

    /** Header and body, as sent after DATA. */
    public byte[] octets() {
        return octets.clone();
    }

    public static Draft from(Account sender) {
        return new Draft(sender);
    }

    /** A letter that is being written. */
    public static final class Draft {
        private final Account sender;
        private final List<String> header = new ArrayList<>();
        private final List<String> recipients = new ArrayList<>();

        private Draft(Account sender) {
            this.sender = sender;
            header.add("From: " + MimePart.encodedWord("送信 太郎", UTF_8) + " <" + sender.address() + ">");
            header.add("Message-ID: <" + UUID.randomUUID() + "@example.com>");
            header.add("Date: Tue, 24 Nov 2026 10:00:00 +0900");
            header.add("MIME-Version: 1.0");
        }

        public Draft to(String... addresses) {
            recipients.addAll(List.of(addresses));
            return with("To: " + String.join(",\r\n ", addresses));
        }

        /** Recipients whom a sloppy mail program names in a header field although nobody should see them. */
        public Draft bcc(String... addresses) {
            recipients.addAll(List.of(addresses));
            return with("Bcc: " + String.join(", ", addresses));
        }

        public Draft subject(String subject) {
            boolean ascii = subject.chars().allMatch(c -> c < 128);
            return with("Subject: " + (ascii ? subject : MimePart.encodedWord(subject, UTF_8)));
        }

        public Draft with(String field) {
            header.add(field);
            return this;
        }

        public Letter containing(MimePart body) {
            String message = String.join("\r\n", header) + "\r\n" + body + "\r\n";
            return new Letter(sender, recipients, message.getBytes(UTF_8));
        }
    }
}
