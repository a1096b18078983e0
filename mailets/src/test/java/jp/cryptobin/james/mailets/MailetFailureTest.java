package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.CryptoBin;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong, James must see a MessagingException: anything else lets the mail go on or ends its thread. */
class MailetFailureTest {
    private static final TestGateway JAMES = new TestGateway();

    static Stream<Arguments> mailetsAndFailures() {
        List<Throwable> failures = List.of(
                new IOException("disk"),
                new IllegalStateException("bug"),
                new OutOfMemoryError("memory"),
                new StackOverflowError("depth"),
                new NoClassDefFoundError("jar"),
                new MessagingException("james"));
        return Stream.of(
                        new ValidateMessage(),
                        new ExtractAttachments(),
                        new RewriteBody(JAMES.gateway()),
                        new NotifySender(JAMES.gateway(), JAMES.repositories))
                .flatMap(mailet -> failures.stream().map(failure -> Arguments.of(mailet, failure)));
    }

    @ParameterizedTest
    @MethodSource("mailetsAndFailures")
    void everyFailureBecomesAMessagingException(GatewayMailet mailet, Throwable failure) throws MessagingException {
        JAMES.started(mailet);
        Mail mail = Mails.broken(Mails.FAKE_MAIL.of(Mails.WITH_FILE), failure);

        assertThatThrownBy(() -> mailet.service(mail)).isInstanceOf(MessagingException.class);
    }

    @Test
    void anErrorInTheVaultsClientBecomesAMessagingExceptionThatNamesMailetAndMail() throws MessagingException {
        CryptoBin broken = (CryptoBin) Proxy.newProxyInstance(
                CryptoBin.class.getClassLoader(), new Class<?>[] {CryptoBin.class}, (proxy, call, arguments) -> {
                    throw new NoClassDefFoundError("okhttp3");
                });
        TestGateway james = new TestGateway();
        Mail mail = Mails.FAKE_MAIL.of(Mails.WITH_FILE);
        james.started(new ValidateMessage()).service(mail);
        james.started(new ExtractAttachments()).service(mail);
        UploadToCryptoBin upload = james.started(TestGateway.upload(james.gateway(broken)));

        assertThatThrownBy(() -> upload.service(mail))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("UploadToCryptoBin failed for mail mail-1");
        assertThat(MailState.deposit(mail)).isEmpty();
    }

    @Test
    void aMailThatBreaksRulesCannotBeListed() throws MessagingException {
        Mail mail = Mails.FAKE_MAIL.of(Mails.REFUSED);

        assertThatThrownBy(() -> JAMES.started(new ExtractAttachments()).service(mail))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("FILE_NAME_CHARACTERS");
        assertThat(MailState.attachments(mail)).isEmpty();
    }

    @Test
    void filesAreListedWithNameTypeSizeAndDigest() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);

        JAMES.started(new ExtractAttachments()).service(mail);

        assertThat(MailState.attachments(mail))
                .containsExactly(new Attachment(
                        "1.2",
                        "a.pdf",
                        "application/pdf",
                        9,
                        "e5c62df5dab5c87b6a015ef3d43597074d1eec433b15f51aec63b8582d0e4ab4"));
    }
}
