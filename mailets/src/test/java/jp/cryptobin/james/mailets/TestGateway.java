package jp.cryptobin.james.mailets;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.Repositories;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.settings.GatewaySettings;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.FakeCryptoBin;
import jp.cryptobin.james.vault.SampleFile;
import jp.cryptobin.james.vault.http.VaultLogin;
import jp.cryptobin.james.vault.http.VaultSettings;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;

/** A gateway with a vault in memory, a clock that tests move, and a James that only notes what is sent. */
final class TestGateway {
    static final String POSTMASTER = "postmaster@example.com";

    private Instant now = Instant.parse("2026-03-02T01:00:00Z");
    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    final FakeCryptoBin vault = new FakeCryptoBin(clock);
    final FakeMailContext james = FakeMailContext.defaultContext();

    /** What is kept, by the path of the repository. */
    final Map<String, MemoryMailRepository> kept = new HashMap<>();

    final Repositories repositories =
            url -> kept.computeIfAbsent(url.getPath().asString(), path -> new MemoryMailRepository());

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** Without repositories, and without chance: every delay is exactly the planned one. */
    static UploadToCryptoBin upload(Gateway gateway) {
        return new UploadToCryptoBin(
                gateway,
                url -> {
                    throw new UnsupportedOperationException("no repositories here");
                },
                new NoQueues(),
                () -> 0);
    }

    Gateway gateway() {
        return gateway(vault);
    }

    Gateway gateway(CryptoBin otherVault) {
        VaultSettings unused =
                new VaultSettings(URI.create("https://vault.example.com/"), new VaultLogin("default-user", "secret"));
        GatewaySettings settings = new GatewaySettings(unused, SampleFile.SECRET, ZoneId.of("Asia/Tokyo"), POSTMASTER);
        return new Gateway(settings, otherVault, clock);
    }

    /** Starts a mailet with parameters, each a name and a value in turn. */
    <M extends GatewayMailet> M started(M mailet, String... parameters) throws MessagingException {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder()
                .mailetName(mailet.getClass().getSimpleName())
                .mailetContext(james);
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        mailet.init(config.build());
        return mailet;
    }

    /** Up to the upload, as the pipeline does. */
    void upload(Mail mail) throws MessagingException {
        upload(mail, gateway());
    }

    /** The same, in a gateway that has other mailets, too. */
    void upload(Mail mail, Gateway gateway) throws MessagingException {
        started(new ValidateMessage()).service(mail);
        started(new ExtractAttachments()).service(mail);
        started(upload(gateway)).service(mail);
    }

    List<FakeMailContext.SentMail> sent() {
        return james.getSentMails();
    }
}
