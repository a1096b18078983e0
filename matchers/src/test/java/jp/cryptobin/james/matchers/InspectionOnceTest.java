package jp.cryptobin.james.matchers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.SettingsBuilder;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.state.MailState;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a message is read, on the messages that James has. */
class InspectionOnceTest {
    private static final String HEADER = "From: a@example.com\r\nSubject: s\r\nContent-Type: text/plain\r\n\r\n";
    private static final String TEXT = HEADER + "words of a mail\r\n".repeat(20_000);

    private final AtomicLong octets = new AtomicLong();
    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);

    /** Counts what is read of it. */
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
            return new InputStream() {
                private final InputStream in = new ByteArrayInputStream(message);

                @Override
                public int read() throws IOException {
                    int one = in.read();
                    octets.addAndGet(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int read = in.read(target, offset, length);
                    octets.addAndGet(Math.max(read, 0));
                    return read;
                }
            };
        }

        @Override
        public long getMessageSize() {
            return message.length;
        }
    }

    private Mail mail(String message) throws Exception {
        MailImpl mail = MailImpl.builder()
                .name("m1")
                .sender(new MailAddress("a@example.com"))
                .addRecipient("b@example.org")
                .build();
        mail.setMessageNoCopy(new MimeMessageWrapper(new Counted(message)));
        return mail;
    }

    private double reads(String message) {
        return (double) octets.getAndSet(0) / message.length();
    }

    @Test
    void aSmallMessageIsReadOnceForBothOpinionsAndItsDigest() throws Exception {
        String small = HEADER + "words\r\n".repeat(8000);
        Mail mail = mail(small);
        octets.set(0);

        assertThat(inspector.inspectAndStore(mail).decision().verdict()).isEqualTo(Verdict.RELAY);

        assertThat(reads(small)).isBetween(1.0, 1.1);
    }

    @Test
    void aLargeMessageIsReadTwiceUntilItLeaves() throws Exception {
        String parts = HEADER.replace("text/plain", "multipart/mixed; boundary=b") + "--b\r\n\r\n"
                + "words of a mail\r\n".repeat(20_000) + "--b--\r\n";
        Mail mail = mail(parts);
        octets.set(0);

        inspector.inspectAndStore(mail);
        assertThat(inspector.verified(mail).decision().verdict()).isEqualTo(Verdict.RELAY);

        assertThat(reads(parts)).isBetween(2.0, 2.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20_000})
    void theDigestIsThatOfEveryOctet(int lines) throws Exception {
        String message = HEADER + "words of a mail\r\n".repeat(lines);
        Mail mail = mail(message);
        inspector.inspectAndStore(mail);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.getBytes(US_ASCII));
        assertThat(MailState.inspection(mail).orElseThrow().layout().sha256())
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void theDigestIsThatOfEveryOctetWhereTheReadingEndsEarly() throws Exception {
        String message = "A: b\r\n".repeat(30_000) + "\r\n" + TEXT;
        Mail mail = mail(message);
        inspector.inspectAndStore(mail);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.getBytes(US_ASCII));
        assertThat(MailState.inspection(mail).orElseThrow().layout().sha256())
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void aMessageThatWasChangedIsInspectedAnew() throws Exception {
        Mail mail = mail(TEXT);
        inspector.inspectAndStore(mail);

        mail.getMessage().setHeader("Content-Type", "application/zip; name=a.zip");

        assertThat(inspector.verified(mail).inspection().hasFiles()).isTrue();
    }

    @Test
    void aMessageThatWasExchangedForOneOfTheSameSizeIsInspectedAnew() throws Exception {
        Mail mail = mail(TEXT);
        inspector.inspectAndStore(mail);
        String other =
                TEXT.replace("Content-Type: text/plain\r\n\r\nwords of", "Content-Type: image/gifs\r\n\r\nwords of");
        assertThat(other).hasSameSizeAs(TEXT).isNotEqualTo(TEXT);

        mail.setMessage(mail(other).getMessage());

        assertThat(inspector.verified(mail).inspection().hasFiles()).isTrue();
    }

    @Test
    void aHeaderThatJamesWritesAnewIsSeen() throws Exception {
        // After a look at the parts James hands out the header as it understands it, with CRLF.
        String message = TEXT.replace("Subject: s\r\n", "Subject: s\n");
        Mail mail = mail(message);
        inspector.inspectAndStore(mail);
        String before = MessageDigests.sha256(mail);

        assertThat(mail.getMessage().getContent()).isNotNull();

        assertThat(MessageDigests.sha256(mail)).isNotEqualTo(before);
    }

    @Test
    void aMailThatComesBackIsNotTakenApartAgain() throws Exception {
        Mail mail = mail(TEXT);
        inspector.inspectAndStore(mail);
        MailImpl back = MailImpl.duplicate(mail);
        back.setMessageNoCopy(new MimeMessageWrapper(new Counted(TEXT)));
        octets.set(0);

        InspectedMail again = inspector.inspectAndStore(back);

        assertThat(again.inspection())
                .isSameAs(MailState.inspection(mail).orElseThrow().inspection());
        assertThat(reads(TEXT)).isBetween(1.0, 1.1);
    }

    @Test
    void aMailThatComesBackIsJudgedByItsEnvelopeOfNow() throws Exception {
        String withFile = HEADER.replace("text/plain", "application/zip; name=a.zip") + "x\r\n";
        Mail mail = mail(withFile);
        assertThat(inspector.inspectAndStore(mail).decision().verdict()).isEqualTo(Verdict.TRANSFER);
        List<MailAddress> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(new MailAddress("r" + i + "@example.org"));
        }
        mail.setRecipients(many);

        assertThat(inspector.inspectAndStore(mail).decision().verdict()).isEqualTo(Verdict.REFUSE);
    }

    @Test
    void otherSettingsInspectAnew() throws Exception {
        String named = HEADER.replace("text/plain", "text/plain; name=a.txt") + "x\r\n";
        Mail mail = mail(named);
        inspector.inspectAndStore(mail);

        InspectedMail strict = new MailInspector(
                        SettingsBuilder.settings().withNamedTextAsFile().build(), Limits.DEFAULT)
                .inspectAndStore(mail);

        assertThat(strict.inspection().hasFiles()).isTrue();
    }
}
