package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.NotDone.Refused;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail that was rebuilt before its deposit leaves as that one, unless something is different behind the deposit. */
class RehearsedMessagesTest {
    /** James keeps a message of this size in a file. */
    private static final String LARGE = Mails.WITH_FILE.replace("本文です。", "本文です。\r\n" + "words\r\n".repeat(40_000));

    private final TestGateway james = new TestGateway();
    private final Gateway gateway = james.gateway();
    private RewriteBody rewriteBody;

    @BeforeEach
    void startBeforeTheFirstMail() throws MessagingException {
        rewriteBody = james.started(new RewriteBody(gateway));
    }

    @Test
    void saysWhatTheVaultSaidAndNotWhatWasExpectedOfIt() throws MessagingException, IOException {
        int number = 0;
        for (boolean approval : new boolean[] {true, true, false, false}) {
            james.vault.requireApproval(approval);
            Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE.replace("Quotation", "Quotation " + number++));
            james.upload(mail, gateway);

            rewriteBody.service(mail);

            assertThat(Mails.written(mail).contains("送信元の承認者が承認され次第")).isEqualTo(approval);
        }
    }

    @Test
    void saysWhenTheVaultTookTheFiles() throws MessagingException, IOException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.vault.meanwhile(() -> james.passes(Duration.ofMinutes(2)));

        james.upload(mail, gateway);
        rewriteBody.service(mail);

        assertThat(Mails.written(mail)).contains("お預かり日時 : 2026/03/02 10:02");
    }

    @Test
    void isRebuiltAnewWhenTheMessageWasChangedInBetween() throws MessagingException, IOException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail, gateway);
        mail.setMessage(
                Mails.MAIL_IMPL.of(Mails.WITH_FILE.replace("本文です。", "別の本文です。")).getMessage());

        rewriteBody.service(mail);

        assertThat(Mails.written(mail)).contains("別の本文です。");
    }

    @Test
    void leavesNothingBehindWhenTheVaultRefuses() throws MessagingException {
        Mail mail = large();
        james.vault.failNext(new Refused(Violation.of(Reason.UNEXPECTED_ERROR), "HTTP 400"));

        james.upload(mail, gateway);

        assertThat(rebuilt(mail)).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheUploadBreaksOff() throws MessagingException {
        Mail mail = large();
        james.vault.meanwhile(() -> {
            throw new IllegalStateException("broken");
        });

        try {
            james.upload(mail, gateway);
        } catch (MessagingException | RuntimeException broken) {
            assertThat(broken).hasStackTraceContaining("broken");
        }

        assertThat(james.vault.deposits()).isEmpty();
        assertThat(rebuilt(mail)).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheMailHasGone() throws MessagingException {
        Mail mail = large();

        james.upload(mail, gateway);
        assertThat(rebuilt(mail)).hasSize(1);
        rewriteBody.service(mail);
        assertThat(rebuilt(mail)).hasSize(1);
        LifecycleUtil.dispose(mail);

        assertThat(rebuilt(mail)).isEmpty();
    }

    @Test
    void keepsNoMoreThanTheServerHasInItsHands() throws MessagingException {
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            Mail mail = large();
            mails.add(mail);
            james.upload(mail, gateway);
        }

        assertThat(mails.stream().filter(mail -> !rebuilt(mail).isEmpty())).hasSize(64);
        assertThat(rebuilt(mails.get(0))).isEmpty();
        for (Mail mail : mails) {
            rewriteBody.service(mail);
            LifecycleUtil.dispose(mail);
        }
        assertThat(mails).allSatisfy(mail -> assertThat(rebuilt(mail)).isEmpty());
    }

    private static Mail large() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(LARGE);
        mail.setName("mail-" + UUID.randomUUID());
        return mail;
    }

    /** The files of rebuilt messages of a mail. */
    private static List<Path> rebuilt(Mail mail) {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().contains(mail.getName() + "-rebuilt"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
