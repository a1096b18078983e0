package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail for a vault that was not tried, because it is busy with others or silent. */
class UploadInLineTest {
    private final WaitingUploads uploads = new WaitingUploads();

    @AfterEach
    void stop() {
        uploads.stop();
    }

    @Test
    void countsNoTryThatWasNotMadeAndComesBackSoon() throws MessagingException {
        Mail mail = uploads.listed();
        UploadToCryptoBin upload = uploads.upload("unknownErrorTries", "1");
        int[] seconds = {5, 5, 10, 20, 40, 60, 60};
        for (int delay : seconds) {
            uploads.busy();
            int before = uploads.queue.names().size();
            upload.service(mail);
            assertThat(MailState.deferral(mail).orElseThrow().attempts()).isZero();
            uploads.queue.passes(Duration.ofSeconds(delay).minusMillis(1));
            assertThat(uploads.queue.names()).hasSize(before);
            uploads.queue.passes(Duration.ofMillis(1));
            assertThat(uploads.queue.names()).hasSize(before + 1);
        }
        assertThat(MailState.violations(mail)).isEmpty();
    }

    @Test
    void waitsInLineWhileTheVaultIsBusyAndGoesOnWhereItStopped() throws MessagingException {
        Mail mail = uploads.listed();
        UploadToCryptoBin upload = uploads.upload();
        uploads.vault.failNext(
                new Unavailable(Reason.TEMPORARY_VAULT_ERROR, Contact.BUSY, Optional.empty(), "many before it"));
        upload.service(mail);
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(MailState.CALLED_BACK.isOn(mail)).isFalse();

        Awaitility.await().until(() -> uploads.queue.names().equals(List.of("m1")));
        Mail calledBack = uploads.queue.processed().get(0);
        assertThat(calledBack.getState()).isEqualTo("cryptobin-upload");
        assertThat(MailState.CALLED_BACK.isOn(calledBack)).isTrue();
        assertThat(MailState.inspection(calledBack)).isEqualTo(MailState.inspection(mail));
        upload.service(calledBack);

        assertThat(MailState.deposit(calledBack)).isPresent();
        assertThat(MailState.CALLED_BACK.isOn(calledBack)).isFalse();
        assertThat(MailState.deferral(calledBack).orElseThrow().attempts()).isZero();
    }

    @Test
    void beginsAnewWhenAnotherVersionMayHaveInspectedIt() throws MessagingException {
        Mail mail = uploads.listed();
        AttributeName inspection = AttributeName.of("cryptobin.inspection");
        mail.setAttribute(new Attribute(inspection, AttributeValue.of("of another version")));
        MailState.CALLED_BACK.set(mail);

        uploads.upload("inspectProcessor", "from-the-start").service(mail);

        assertThat(mail.getState()).isEqualTo("from-the-start");
        assertThat(MailState.CALLED_BACK.isOn(mail)).as("keeps its place").isTrue();
        assertThat(uploads.vault.deposits()).isEmpty();
    }

    @Test
    void comesBackWhenThereIsLikelyToBeAPlace() throws MessagingException {
        uploads.vault.failNext(new Unavailable(
                Reason.TEMPORARY_VAULT_ERROR,
                Contact.NOT_TRIED,
                Optional.of(Duration.ofMillis(700)),
                "many before it"));
        uploads.upload().service(uploads.listed());

        uploads.queue.passes(Duration.ofMillis(699));
        assertThat(uploads.queue.names()).isEmpty();
        uploads.queue.passes(Duration.ofMillis(1));
        assertThat(uploads.queue.names()).containsExactly("m1");
    }

    @Test
    void comesBackFromARepositoryWithoutWaitingForTheNextLook() throws MessagingException {
        uploads.vault.failNext(new Unavailable(
                Reason.TEMPORARY_VAULT_ERROR,
                Contact.NOT_TRIED,
                Optional.of(Duration.ofMillis(200)),
                "many before it"));
        uploads.upload("deferral", "repository", "releaseInterval", "3600").service(uploads.listed());
        uploads.queue.passes(Duration.ofMillis(200));

        Awaitility.await().until(() -> uploads.queue.names().equals(List.of("m1")));
    }

    @Test
    void tellsTheTroubleThatWasSeenWhenTheLastTryWasNotMade() throws MessagingException {
        Mail mail = uploads.listed();
        UploadToCryptoBin upload = uploads.upload("horizon", "90");
        uploads.maintenance(Optional.empty());
        upload.service(mail);
        uploads.queue.passes(Duration.ofSeconds(90));
        uploads.busy();
        upload.service(mail);

        assertThat(mail.getState()).isEqualTo("cryptobin-refused");
        assertThat(MailState.violations(mail)).containsExactly(Violation.of(Reason.MAINTENANCE));
    }

    @Test
    void tellsTheSenderWhenAMailCouldNeverBeTried() throws MessagingException {
        Mail mail = uploads.listed();
        UploadToCryptoBin upload = uploads.upload("horizon", "90");
        uploads.busy();
        upload.service(mail);
        uploads.queue.passes(Duration.ofSeconds(90));
        uploads.busy();
        upload.service(mail);

        assertThat(MailState.violations(mail)).containsExactly(Violation.of(Reason.TEMPORARY_VAULT_ERROR));
    }

    @Test
    void triesNoDeadVaultAgainAndAgainForEveryMail() throws MessagingException {
        UploadToCryptoBin upload = uploads.upload();
        for (int i = 1; i <= 7; i++) {
            Mail mail = uploads.listed("of-sales-" + i, "taro@sales.example.com");
            upload.service(mail);
            assertThat(mail.getState()).isEqualTo(Mail.GHOST);
            assertThat(MailState.deferral(mail).orElseThrow().attempts()).isEqualTo(i <= 5 ? 1 : 0);
        }
    }

    @Test
    void aDeadVaultOfOneTenantHoldsUpNoOther() throws MessagingException {
        UploadToCryptoBin upload = uploads.upload();
        Mail sales = uploads.listed("of-sales", "taro@sales.example.com");
        Mail other = uploads.listed();
        upload.service(sales);
        upload.service(other);

        assertThat(sales.getState()).isEqualTo(Mail.GHOST);
        assertThat(MailState.deposit(other)).isPresent();
        assertThat(uploads.vault.deposits()).hasSize(1);
        uploads.queue.passes(Duration.ofMinutes(1));
        assertThat(uploads.queue.names()).containsExactly("of-sales");
    }
}
