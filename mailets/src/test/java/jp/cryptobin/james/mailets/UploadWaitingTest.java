package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.Repositories;
import jp.cryptobin.james.deferral.WaitingQueue;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.settings.GatewaySettings;
import jp.cryptobin.james.settings.Tenant;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.FakeCryptoBin;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import jp.cryptobin.james.vault.SampleFile;
import jp.cryptobin.james.vault.http.VaultLogin;
import jp.cryptobin.james.vault.http.VaultSettings;
import org.apache.james.core.MailAddress;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadWaitingTest {
    private final WaitingQueue queue = new WaitingQueue();
    private final FakeCryptoBin vault = new FakeCryptoBin(queue.clock);
    private final MemoryMailRepository repository = new MemoryMailRepository();
    private final List<MailRepositoryUrl> selected = new ArrayList<>();
    private final List<UploadToCryptoBin> started = new ArrayList<>();
    private final MemoryMailQueueFactory queues = new MemoryMailQueueFactory(new RawMailQueueItemDecoratorFactory());
    private double chance;

    @AfterEach
    void stop() {
        started.forEach(UploadToCryptoBin::destroy);
    }

    private Gateway gateway() {
        // Nobody listens at port 1.
        VaultSettings dead = new VaultSettings(URI.create("http://127.0.0.1:1/"), new VaultLogin("sales", "secret"));
        return new Gateway(
                new GatewaySettings(
                        dead,
                        SampleFile.SECRET,
                        ZoneId.of("Asia/Tokyo"),
                        "postmaster@example.com",
                        List.of(new Tenant("sales", Set.of("sales.example.com"), dead))),
                vault,
                queue.clock);
    }

    private <M extends GatewayMailet> M init(M mailet, String... parameters) throws MessagingException {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder()
                .mailetName(mailet.getClass().getSimpleName())
                .mailetContext(queue.context());
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        mailet.init(config.build());
        return mailet;
    }

    private UploadToCryptoBin upload(String... parameters) throws MessagingException {
        Repositories repositories = url -> {
            selected.add(url);
            if (!url.getProtocol().getValue().equals("file")) {
                throw new IllegalStateException("no such protocol");
            }
            return repository;
        };
        UploadToCryptoBin upload = new UploadToCryptoBin(gateway(), repositories, queues, () -> chance);
        started.add(upload);
        return init(upload, parameters);
    }

    private Mail listed() throws MessagingException {
        return listed("m1", "taro@example.com");
    }

    private Mail listed(String name, String sender) throws MessagingException {
        MailImpl mail = (MailImpl) WaitingMail.named(name);
        mail.removeAllAttributes();
        mail.setSender(new MailAddress(sender));
        init(new ValidateMessage()).service(mail);
        init(new ExtractAttachments()).service(mail);
        return mail;
    }

    private void maintenance(Optional<Duration> retryAfter) {
        vault.failNext(new Unavailable(Reason.MAINTENANCE, Contact.ANSWERED, retryAfter, "503"));
    }

    @Test
    void waitsInTheQueueByDefault() throws MessagingException {
        maintenance(Optional.empty());
        Mail mail = listed();
        upload().service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(selected).isEmpty();
        queue.passes(Duration.ofMinutes(1));
        assertThat(queue.names()).containsExactly("m1");
    }

    @Test
    void waitsInARepositoryWhereTheQueueIgnoresDelays() throws MessagingException {
        maintenance(Optional.empty());
        Mail mail = listed();
        upload("deferral", "repository", "retryProcessor", "again", "releaseInterval", "1")
                .service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(selected).containsExactly(MailRepositoryUrl.from("file://var/mail/cryptobin-deferred/"));
        assertThat(repository.list()).toIterable().containsExactly(new MailKey("m1"));
        assertThat(queue.names()).isEmpty();
        queue.passes(Duration.ofMinutes(1));
        Awaitility.await().until(() -> queue.names().equals(List.of("m1")));
        assertThat(queue.processed().get(0).getState()).isEqualTo("again");
        assertThat(MailState.deferral(queue.processed().get(0)).orElseThrow().attempts())
                .isEqualTo(1);
    }

    @Test
    void spreadsTheDelayByChance() throws MessagingException {
        maintenance(Optional.empty());
        chance = -1;
        upload().service(listed());

        queue.passes(Duration.ofMillis(53_999));
        assertThat(queue.names()).isEmpty();
        queue.passes(Duration.ofMillis(1));
        assertThat(queue.names()).containsExactly("m1");
    }

    @Test
    void neverComesBackBeforeTheVaultWants() throws MessagingException {
        maintenance(Optional.of(Duration.ofHours(1)));
        chance = -1;
        upload().service(listed());

        queue.passes(Duration.ofMinutes(66).minusMillis(1));
        assertThat(queue.names()).isEmpty();
        queue.passes(Duration.ofMillis(1));
        assertThat(queue.names()).containsExactly("m1");
    }

    @Test
    void neverWaitsBeyondTheHorizon() throws MessagingException {
        maintenance(Optional.of(Duration.ofDays(9)));
        chance = 1;
        upload("horizon", "90").service(listed());

        queue.passes(Duration.ofSeconds(90));
        assertThat(queue.names()).containsExactly("m1");
    }

    private void busy() {
        vault.failNext(
                new Unavailable(Reason.TEMPORARY_VAULT_ERROR, Contact.NOT_TRIED, Optional.empty(), "many before it"));
    }

    @Test
    void countsNoTryThatWasNotMadeAndComesBackSoon() throws MessagingException {
        Mail mail = listed();
        UploadToCryptoBin upload = upload("unknownErrorTries", "1");
        int[] seconds = {5, 5, 10, 20, 40, 60, 60};
        for (int delay : seconds) {
            busy();
            int before = queue.names().size();
            upload.service(mail);
            assertThat(MailState.deferral(mail).orElseThrow().attempts()).isZero();
            queue.passes(Duration.ofSeconds(delay).minusMillis(1));
            assertThat(queue.names()).hasSize(before);
            queue.passes(Duration.ofMillis(1));
            assertThat(queue.names()).hasSize(before + 1);
        }
        assertThat(MailState.violations(mail)).isEmpty();
    }

    @Test
    void waitsInLineWhileTheVaultIsBusyAndGoesOnWhereItStopped() throws MessagingException {
        Mail mail = listed();
        UploadToCryptoBin upload = upload();
        vault.failNext(new Unavailable(Reason.TEMPORARY_VAULT_ERROR, Contact.BUSY, Optional.empty(), "many before it"));
        upload.service(mail);
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(MailState.CALLED_BACK.isOn(mail)).isFalse();

        Awaitility.await().until(() -> queue.names().equals(List.of("m1")));
        Mail calledBack = queue.processed().get(0);
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
        Mail mail = listed();
        AttributeName inspection = AttributeName.of("cryptobin.inspection");
        mail.setAttribute(new Attribute(inspection, AttributeValue.of("of another version")));
        MailState.CALLED_BACK.set(mail);

        upload("inspectProcessor", "from-the-start").service(mail);

        assertThat(mail.getState()).isEqualTo("from-the-start");
        assertThat(MailState.CALLED_BACK.isOn(mail)).as("keeps its place").isTrue();
        assertThat(vault.deposits()).isEmpty();
    }

    @Test
    void comesBackWhenThereIsLikelyToBeAPlace() throws MessagingException {
        vault.failNext(new Unavailable(
                Reason.TEMPORARY_VAULT_ERROR,
                Contact.NOT_TRIED,
                Optional.of(Duration.ofMillis(700)),
                "many before it"));
        upload().service(listed());

        queue.passes(Duration.ofMillis(699));
        assertThat(queue.names()).isEmpty();
        queue.passes(Duration.ofMillis(1));
        assertThat(queue.names()).containsExactly("m1");
    }

    @Test
    void comesBackFromARepositoryWithoutWaitingForTheNextLook() throws MessagingException {
        vault.failNext(new Unavailable(
                Reason.TEMPORARY_VAULT_ERROR,
                Contact.NOT_TRIED,
                Optional.of(Duration.ofMillis(200)),
                "many before it"));
        upload("deferral", "repository", "releaseInterval", "3600").service(listed());
        queue.passes(Duration.ofMillis(200));

        Awaitility.await().until(() -> queue.names().equals(List.of("m1")));
    }

    @Test
    void tellsTheTroubleThatWasSeenWhenTheLastTryWasNotMade() throws MessagingException {
        Mail mail = listed();
        UploadToCryptoBin upload = upload("horizon", "90");
        maintenance(Optional.empty());
        upload.service(mail);
        queue.passes(Duration.ofSeconds(90));
        busy();
        upload.service(mail);

        assertThat(mail.getState()).isEqualTo("cryptobin-refused");
        assertThat(MailState.violations(mail)).containsExactly(Violation.of(Reason.MAINTENANCE));
    }

    @Test
    void tellsTheSenderWhenAMailCouldNeverBeTried() throws MessagingException {
        Mail mail = listed();
        UploadToCryptoBin upload = upload("horizon", "90");
        busy();
        upload.service(mail);
        queue.passes(Duration.ofSeconds(90));
        busy();
        upload.service(mail);

        assertThat(MailState.violations(mail)).containsExactly(Violation.of(Reason.TEMPORARY_VAULT_ERROR));
    }

    @Test
    void triesNoDeadVaultAgainAndAgainForEveryMail() throws MessagingException {
        UploadToCryptoBin upload = upload();
        for (int i = 1; i <= 7; i++) {
            Mail mail = listed("of-sales-" + i, "taro@sales.example.com");
            upload.service(mail);
            assertThat(mail.getState()).isEqualTo(Mail.GHOST);
            assertThat(MailState.deferral(mail).orElseThrow().attempts()).isEqualTo(i <= 5 ? 1 : 0);
        }
    }

    @Test
    void aDeadVaultOfOneTenantHoldsUpNoOther() throws MessagingException {
        UploadToCryptoBin upload = upload();
        Mail sales = listed("of-sales", "taro@sales.example.com");
        Mail other = listed();
        upload.service(sales);
        upload.service(other);

        assertThat(sales.getState()).isEqualTo(Mail.GHOST);
        assertThat(MailState.deposit(other)).isPresent();
        assertThat(vault.deposits()).hasSize(1);
        queue.passes(Duration.ofMinutes(1));
        assertThat(queue.names()).containsExactly("of-sales");
    }

    @Test
    void doesNotStartWithARepositoryThatTheServerDoesNotHave() {
        assertThatThrownBy(() -> upload("deferral", "repository", "deferralRepository", "moon://var/mail/x/"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("UploadToCryptoBin: deferralRepository=moon://var/mail/x/ is not accepted")
                .hasMessageContaining("no such protocol");
        assertThatThrownBy(() -> upload("deferral", "repository", "deferralRepository", "var/mail/x/"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("deferralRepository=var/mail/x/ is not accepted");
        assertThatThrownBy(() -> upload("deferral", "memory"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("deferral=memory is not accepted; set it to one of queue, repository");
        assertThatThrownBy(() -> upload("jitter", "51"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("jitter=51 is not accepted; set it to a whole number from 0 to 50");
    }

    @Test
    void needsNoRepositoriesOfTheServerToWaitInTheQueue() throws MessagingException {
        maintenance(Optional.empty());
        Mail mail = listed();
        init(TestGateway.upload(gateway())).service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThatThrownBy(() -> init(TestGateway.upload(gateway()), "deferral", "repository"))
                .hasMessageContaining("no repositories here");
    }
}
