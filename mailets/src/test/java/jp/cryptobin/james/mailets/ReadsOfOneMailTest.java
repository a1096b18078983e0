package jp.cryptobin.james.mailets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.HasNoAttachment;
import jp.cryptobin.james.matchers.HasViolation;
import jp.cryptobin.james.matchers.MustNotLeave;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.base.GenericMatcher;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;

/** How often each step reads the message of a mail, as docs/overview.md tells it. */
class ReadsOfOneMailTest {
    private static final String HEADER = "From: taro@example.com\r\nTo: hanako@example.org\r\nSubject: s\r\n"
            + "Message-ID: <1@example.com>\r\nMIME-Version: 1.0\r\n";
    private static final String WITH_FILE = HEADER + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nwords\r\n"
            + "--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n%s--b--\r\n";
    private static final String TEXT = HEADER + "Content-Type: text/plain; charset=utf-8\r\n\r\n%s";
    private static final String PARTS = HEADER + "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s"
            + "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>words</p>\r\n--b--\r\n";

    private static final int SMALL = 100;
    private static final int LARGE = 5_000;

    private final TestGateway james = new TestGateway();
    private final Gateway gateway = james.gateway();
    private final AtomicLong read = new AtomicLong();
    private MailImpl mail;
    private int size;

    /** Counts what is read of a message that James keeps in a file. */
    private final class Counted implements MimeMessageSource {
        private final byte[] message;

        Counted(byte[] message) {
            this.message = message;
        }

        @Override
        public String getSourceId() {
            return "counted";
        }

        @Override
        public InputStream getInputStream() {
            return new FilterInputStream(new ByteArrayInputStream(message)) {
                @Override
                public int read() throws IOException {
                    int octet = super.read();
                    read.addAndGet(octet < 0 ? 0 : 1);
                    return octet;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int octets = super.read(target, offset, length);
                    read.addAndGet(Math.max(0, octets));
                    return octets;
                }
            };
        }

        @Override
        public long getMessageSize() {
            return message.length;
        }
    }

    private void mail(String form, int lines) throws MessagingException {
        byte[] message =
                form.formatted("QUFBQUFBQUFBQUFBQUFBQUFBQUFB\r\n".repeat(lines)).getBytes(US_ASCII);
        size = message.length;
        mail = MailImpl.builder()
                .name("m1")
                .sender(new MailAddress("taro@example.com"))
                .addRecipient("hanako@example.org")
                .build();
        mail.setMessageNoCopy(new MimeMessageWrapper(new Counted(message)));
        read.set(0);
    }

    private void assertReads(double times) {
        assertThat((double) read.getAndSet(0) / size).isCloseTo(times, within(0.2));
    }

    private void mailet(GatewayMailet mailet, double reads) throws MessagingException {
        james.started(mailet).service(mail);
        assertReads(reads);
    }

    private void matcher(GenericMatcher matcher, boolean matches, double reads) throws MessagingException {
        matcher.init(FakeMatcherConfig.builder().matcherName("matcher").build());
        assertThat(matcher.match(mail).isEmpty()).isEqualTo(!matches);
        assertReads(reads);
    }

    @Test
    void aSmallMailWithAFile() throws MessagingException {
        mail(WITH_FILE, SMALL);
        james.started(new RewriteBody(gateway));

        mailet(new ValidateMessage(), 1);
        matcher(new HasNoAttachment(), false, 0);
        matcher(new HasViolation(), false, 0);
        mailet(new ExtractAttachments(), 0);
        mailet(new UploadToCryptoBin(gateway), 2);
        mailet(new RewriteBody(gateway), 2);
    }

    @Test
    void aLargeMailWithAFile() throws MessagingException {
        mail(WITH_FILE, LARGE);
        james.started(new RewriteBody(gateway));

        mailet(new ValidateMessage(), 1);
        matcher(new HasNoAttachment(), false, 0);
        matcher(new HasViolation(), false, 0);
        mailet(new ExtractAttachments(), 0);
        mailet(new UploadToCryptoBin(gateway), 2);
        mailet(new RewriteBody(gateway), 1);
    }

    @Test
    void aSmallMailWithoutFiles() throws MessagingException {
        mail(TEXT, SMALL);

        mailet(new ValidateMessage(), 1);
        matcher(new HasNoAttachment(), true, 1);
        matcher(new MustNotLeave(), false, 1);
    }

    @Test
    void aLargeMailWithoutFiles() throws MessagingException {
        mail(TEXT, LARGE);

        mailet(new ValidateMessage(), 1);
        matcher(new HasNoAttachment(), true, 0);
        matcher(new MustNotLeave(), false, 0);
    }

    @Test
    void aLargeMailOfSeveralPartsWithoutFiles() throws MessagingException {
        mail(PARTS, LARGE);

        mailet(new ValidateMessage(), 2);
        matcher(new HasNoAttachment(), true, 0);
        matcher(new MustNotLeave(), false, 0);
    }
}
