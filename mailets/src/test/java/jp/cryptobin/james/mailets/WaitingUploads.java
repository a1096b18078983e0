package jp.cryptobin.james.mailets;

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
import jp.cryptobin.james.settings.GatewaySettings;
import jp.cryptobin.james.settings.Tenant;
import jp.cryptobin.james.vault.FakeCryptoBin;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import jp.cryptobin.james.vault.SampleFile;
import jp.cryptobin.james.vault.http.VaultLogin;
import jp.cryptobin.james.vault.http.VaultSettings;
import org.apache.james.core.MailAddress;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailetConfig;

/** A vault that somehow takes nothing, and mail that waits for it. */
final class WaitingUploads {
    final WaitingQueue queue = new WaitingQueue();
    final FakeCryptoBin vault = new FakeCryptoBin(queue.clock);
    final MemoryMailRepository repository = new MemoryMailRepository();
    final List<MailRepositoryUrl> selected = new ArrayList<>();
    private final List<UploadToCryptoBin> started = new ArrayList<>();
    private final MemoryMailQueueFactory queues = new MemoryMailQueueFactory(new RawMailQueueItemDecoratorFactory());
    double chance;

    void stop() {
        started.forEach(UploadToCryptoBin::destroy);
    }

    Gateway gateway() {
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

    <M extends GatewayMailet> M init(M mailet, String... parameters) throws MessagingException {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder()
                .mailetName(mailet.getClass().getSimpleName())
                .mailetContext(queue.context());
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        mailet.init(config.build());
        return mailet;
    }

    UploadToCryptoBin upload(String... parameters) throws MessagingException {
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

    Mail listed() throws MessagingException {
        return listed("m1", "taro@example.com");
    }

    Mail listed(String name, String sender) throws MessagingException {
        MailImpl mail = (MailImpl) WaitingMail.named(name);
        mail.removeAllAttributes();
        mail.setSender(new MailAddress(sender));
        init(new ValidateMessage()).service(mail);
        init(new ExtractAttachments()).service(mail);
        return mail;
    }

    void maintenance(Optional<Duration> retryAfter) {
        vault.failNext(new Unavailable(Reason.MAINTENANCE, Contact.ANSWERED, retryAfter, "503"));
    }

    void busy() {
        vault.failNext(
                new Unavailable(Reason.TEMPORARY_VAULT_ERROR, Contact.NOT_TRIED, Optional.empty(), "many before it"));
    }
}
