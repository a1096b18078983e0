package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.MailState;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail that waits for a vault: where, and for how long. */
class UploadWaitingTest {
    private final WaitingUploads uploads = new WaitingUploads();

    @AfterEach
    void stop() {
        uploads.stop();
    }

    @Test
    void waitsInTheQueueByDefault() throws MessagingException {
        uploads.maintenance(Optional.empty());
        Mail mail = uploads.listed();
        uploads.upload().service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(uploads.selected).isEmpty();
        uploads.queue.passes(Duration.ofMinutes(1));
        assertThat(uploads.queue.names()).containsExactly("m1");
    }

    @Test
    void waitsInARepositoryWhereTheQueueIgnoresDelays() throws MessagingException {
        uploads.maintenance(Optional.empty());
        Mail mail = uploads.listed();
        uploads.upload("deferral", "repository", "retryProcessor", "again", "releaseInterval", "1")
                .service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(uploads.selected).containsExactly(MailRepositoryUrl.from("file://var/mail/cryptobin-deferred/"));
        assertThat(uploads.repository.list()).toIterable().containsExactly(new MailKey("m1"));
        assertThat(uploads.queue.names()).isEmpty();
        uploads.queue.passes(Duration.ofMinutes(1));
        Awaitility.await().until(() -> uploads.queue.names().equals(List.of("m1")));
        assertThat(uploads.queue.processed().get(0).getState()).isEqualTo("again");
        assertThat(MailState.deferral(uploads.queue.processed().get(0))
                        .orElseThrow()
                        .attempts())
                .isEqualTo(1);
    }

    @Test
    void spreadsTheDelayByChance() throws MessagingException {
        uploads.maintenance(Optional.empty());
        uploads.chance = -1;
        uploads.upload().service(uploads.listed());

        uploads.queue.passes(Duration.ofMillis(53_999));
        assertThat(uploads.queue.names()).isEmpty();
        uploads.queue.passes(Duration.ofMillis(1));
        assertThat(uploads.queue.names()).containsExactly("m1");
    }

    @Test
    void neverComesBackBeforeTheVaultWants() throws MessagingException {
        uploads.maintenance(Optional.of(Duration.ofHours(1)));
        uploads.chance = -1;
        uploads.upload().service(uploads.listed());

        uploads.queue.passes(Duration.ofMinutes(66).minusMillis(1));
        assertThat(uploads.queue.names()).isEmpty();
        uploads.queue.passes(Duration.ofMillis(1));
        assertThat(uploads.queue.names()).containsExactly("m1");
    }

    @Test
    void neverWaitsBeyondTheHorizon() throws MessagingException {
        uploads.maintenance(Optional.of(Duration.ofDays(9)));
        uploads.chance = 1;
        uploads.upload("horizon", "90").service(uploads.listed());

        uploads.queue.passes(Duration.ofSeconds(90));
        assertThat(uploads.queue.names()).containsExactly("m1");
    }

    @Test
    void doesNotStartWithARepositoryThatTheServerDoesNotHave() {
        assertThatThrownBy(() -> uploads.upload("deferral", "repository", "deferralRepository", "moon://var/mail/x/"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("UploadToCryptoBin: deferralRepository=moon://var/mail/x/ is not accepted")
                .hasMessageContaining("no such protocol");
        assertThatThrownBy(() -> uploads.upload("deferral", "repository", "deferralRepository", "var/mail/x/"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("deferralRepository=var/mail/x/ is not accepted");
        assertThatThrownBy(() -> uploads.upload("deferral", "memory"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("deferral=memory is not accepted; set it to one of queue, repository");
        assertThatThrownBy(() -> uploads.upload("jitter", "51"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("jitter=51 is not accepted; set it to a whole number from 0 to 50");
    }

    @Test
    void needsNoRepositoriesOfTheServerToWaitInTheQueue() throws MessagingException {
        uploads.maintenance(Optional.empty());
        Mail mail = uploads.listed();
        uploads.init(TestGateway.upload(uploads.gateway())).service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThatThrownBy(() -> uploads.init(TestGateway.upload(uploads.gateway()), "deferral", "repository"))
                .hasMessageContaining("no repositories here");
    }
}
