package jp.cryptobin.james.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.RabbitProcess;
import jp.cryptobin.james.scenarios.server.RandomSecret;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.VaultControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A gateway with its queues at RabbitMQ, whose queue of James ignores delays. With {@code -Drabbitmq.it=true}, where Debian's
 * package is installed.
 */
class RabbitMqIT {
    private static final Posted MAIL = new Posted(1, 1, Kind.FILES);

    @BeforeEach
    void isThere() {
        assumeTrue(Boolean.getBoolean("rabbitmq.it") && RabbitProcess.isThere());
    }

    @Test
    void waitsInARepositoryForAVaultThatIsAway() throws Exception {
        run(JamesSetup::waitInRepository, (james, control, ledger) -> {
            Stage.patiently("the mail to be laid aside")
                    .until(() -> james.logLines("; next in ").size() == 1);
            Stage.patiently("it to be in the repository")
                    .until(() -> james.webAdmin().mailsIn("var/mail/cryptobin-deferred") == 1);
            assertThat(james.logLines("Ignored delay")).isEmpty();
        });
    }

    @Test
    void triesAgainWithoutEndWhereItWaitsInTheQueue() throws Exception {
        run(setup -> setup, (james, control, ledger) -> {
            Stage.patiently("the mail to come back at once")
                    .until(() -> james.logLines("; next in ").size() > 20);
            assertThat(james.logLines("Ignored delay")).isNotEmpty();
            control.reset();
            Stage.patiently("the mail").until(() -> ledger.isDelivered(MAIL));
        });
    }

    private interface Story {
        void run(JamesServer james, VaultControl control, Ledger ledger);
    }

    private static void run(UnaryOperator<JamesSetup> changes, Story story) throws IOException, InterruptedException {
        Places places = Places.ofBuild();
        Ledger ledger = new Ledger();
        try (SmartHost world = SmartHost.start(new CrashStage.Watch(ledger, List.of()));
                VaultProcess vault = VaultProcess.start(places, world.host(), world.port(), line -> {});
                RabbitProcess queues = RabbitProcess.start(places, line -> {});
                JamesServer james = changes.apply(JamesServer.setUp(places)
                                .share(queues)
                                .smartHost(world.host(), world.port())
                                .authorise("127.0.0.1")
                                .vault(vault.url(), vault.login(), vault.password(), RandomSecret.next())
                                .upload("firstDelay", "1800")
                                .upload("longestDelay", "1800"))
                        .start(line -> {})) {
            VaultControl control = new VaultControl(vault.adminUrl());
            control.breakUploads("HTML_503", 100_000);
            new Poster(ledger, () -> james.ports().smtp()).begin(List.of(MAIL)).join();
            story.run(james, control, ledger);
        }
    }
}
