package jp.cryptobin.james.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.RandomSecret;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.VaultControl;
import org.junit.jupiter.api.Test;

/**
 * ActiveMQ by itself looks for mail that is due among the first 200 of a queue only. Takes a minute: with
 * {@code -Dservers.it=true}.
 */
class WaitingCrowdIT {
    private static final int CROWD = 210;
    private static final long SEED = 1;

    @Test
    void mailWithoutFilesPassesHoweverManyWaitForTheVault() throws IOException, InterruptedException {
        assumeTrue(Boolean.getBoolean("servers.it"));
        Places places = Places.ofBuild();
        Ledger ledger = new Ledger();
        try (SmartHost world = SmartHost.start(new CrashStage.Watch(ledger, List.of()));
                VaultProcess vault = VaultProcess.start(places, world.host(), world.port(), line -> {});
                JamesServer james = JamesServer.setUp(places)
                        .durable()
                        .smartHost(world.host(), world.port())
                        .authorise("127.0.0.1")
                        .vault(vault.url(), vault.login(), vault.password(), RandomSecret.next())
                        .upload("firstDelay", "3000")
                        .upload("longestDelay", "3000")
                        .start(line -> {})) {
            new VaultControl(vault.adminUrl()).breakUploads("HTML_503", 100_000);
            Poster poster = new Poster(ledger, () -> james.ports().smtp());
            poster.begin(IntStream.rangeClosed(1, CROWD)
                            .mapToObj(number -> new Posted(SEED, number, Kind.FILES))
                            .toList())
                    .join();
            Stage.patiently("all to be laid aside")
                    .until(() -> james.logLines("; next in ").size() >= CROWD);
            Posted text = new Posted(SEED, CROWD + 1, Kind.TEXT);

            poster.begin(List.of(text)).join();

            Stage.patiently("the mail without files")
                    .untilAsserted(() -> assertThat(ledger.isDelivered(text)).isTrue());
        }
    }
}
