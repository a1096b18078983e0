package jp.cryptobin.james.mailets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.AwaitsApproval;
import jp.cryptobin.james.matchers.ExceedsLimits;
import jp.cryptobin.james.matchers.HasDataUrl;
import jp.cryptobin.james.matchers.HasEncryptedPart;
import jp.cryptobin.james.matchers.HasNoAttachment;
import jp.cryptobin.james.matchers.HasViolation;
import jp.cryptobin.james.matchers.MustNotLeave;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the shipped chain reads a whole message, and how often it digests the octets of a file. */
class ReadsTest {
    private static final int MANY = 400_000;
    /** Looks at a header alone, to see that James has not written it anew, are no readings of a message. */
    private static final double HEADERS = 8 * 2048;

    private final AtomicLong octets = new AtomicLong();
    private final TestGateway james = new TestGateway();

    /** Counts what is read of a message, and not what is skipped. */
    private final class Counted implements MimeMessageSource {
        private final byte[] message;

        Counted(String message) {
            this.message = message.getBytes(US_ASCII);
        }

        @Override
        public String getSourceId() {
            return "counted";
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(message) {
                @Override
                public int read() {
                    int one = super.read();
                    octets.addAndGet(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    int read = super.read(target, offset, length);
                    octets.addAndGet(Math.max(read, 0));
                    return read;
                }

                @Override
                public byte[] readAllBytes() {
                    byte[] rest = super.readAllBytes();
                    octets.addAndGet(rest.length);
                    return rest;
                }
            };
        }

        @Override
        public long getMessageSize() {
            return message.length;
        }
    }

    private static String message(int text, int file) {
        byte[] content = new byte[file];
        new Random(13).nextBytes(content);
        return Mails.HEADER
                + Mails.crlf("Content-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain\n\n")
                + "words of a mail\r\n".repeat(text / 17)
                + (file == 0
                        ? ""
                        : Mails.crlf("--b1\nContent-Type: application/pdf; name=a.pdf\n"
                                        + "Content-Transfer-Encoding: base64\n\n")
                                + Base64.getMimeEncoder().encodeToString(content)
                                + "\r\n")
                + "--b1--\r\n";
    }

    private Mail mail(String message) throws Exception {
        MailImpl mail = MailImpl.builder()
                .name("m1")
                .sender(new MailAddress(Mails.SENDER))
                .addRecipient(Mails.RECIPIENT)
                .build();
        mail.setMessageNoCopy(new MimeMessageWrapper(new Counted(message)));
        octets.set(0);
        return mail;
    }

    private double reads(String message) {
        return octets.get() / (double) message.length();
    }

    private static boolean matches(GenericMatcher matcher, Mail mail) throws Exception {
        matcher.init(FakeMatcherConfig.builder()
                .matcherName(matcher.getClass().getSimpleName())
                .build());
        return !matcher.match(mail).isEmpty();
    }

    /** As {@code mailetcontainer.xml} has it. */
    private void pass(Mail mail) throws Exception {
        Gateway gateway = james.gateway();
        RewriteBody rewriteBody = james.started(new RewriteBody(gateway));
        UploadToCryptoBin upload = james.started(TestGateway.upload(gateway));
        james.started(new ValidateMessage(gateway)).service(mail);
        assertThat(matches(new HasEncryptedPart(), mail)).isFalse();
        assertThat(matches(new HasDataUrl(), mail)).isFalse();
        if (!matches(new HasNoAttachment(), mail)) {
            assertThat(matches(new ExceedsLimits(), mail)).isFalse();
            assertThat(matches(new HasViolation(), mail)).isFalse();
            james.started(new ExtractAttachments(gateway)).service(mail);
            upload.service(mail);
            assertThat(matches(new AwaitsApproval(), mail)).isFalse();
            rewriteBody.service(mail);
        }
        assertThat(matches(new MustNotLeave(), mail)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, MANY})
    void aMailWithoutFilesIsReadTwiceAtMost(int text) throws Exception {
        String message = message(text, 0);
        Mail mail = mail(message);

        pass(mail);

        assertThat(reads(message)).isLessThanOrEqualTo(2 + HEADERS / message.length());
        assertThat(Mails.written(mail)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"20000, 8000", "1000, 400000", "400000, 1000", "400000, 400000"})
    void aMailWithFilesIsReadTwiceAtMost(int text, int file) throws Exception {
        String message = message(text, file);
        Mail mail = mail(message);

        pass(mail);

        assertThat(reads(message)).isLessThanOrEqualTo(2 + HEADERS / message.length());
        assertThat(james.vault.deposits()).hasSize(1);
        assertThat(Mails.written(mail)).doesNotContain("application/pdf");
    }

    @Test
    void theOctetsOfAFileAreDigestedTwiceAtMost() throws Exception {
        Mail mail = mail(message(1000, MANY));
        try (CountedDigests digests = CountedDigests.begin()) {
            pass(mail);

            assertThat(digests.octets() / (double) MANY).isBetween(2.0, 2.1);
        }
        assertThat(james.vault.deposits()).hasSize(1);
    }
}
