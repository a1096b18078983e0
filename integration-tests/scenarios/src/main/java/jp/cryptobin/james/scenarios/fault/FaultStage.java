package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.crash.CrashConfiguration;
import jp.cryptobin.james.scenarios.crash.Ledger;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.RandomSecret;
import jp.cryptobin.james.scenarios.server.ServerKey;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.vault.VaultControl;

/**
 * One James with a queue on disk and small disks, the vault behind a wire with moods, and a smart host with manners.
 *
 * @param hosts the file in which James looks up names
 */
public record FaultStage(
        Ledger ledger,
        World manners,
        SmartHost world,
        VaultProcess vault,
        VaultControl control,
        Wire wire,
        Disks disks,
        Path hosts,
        Console console,
        TroubleMaker troubleMaker,
        JamesServer james,
        String secret)
        implements AutoCloseable {
    private static final String REWRITE = "<mailet match=\"All\" class=\"jp.cryptobin.james.mailets.RewriteBody\">";
    private static final String VALIDATE =
            "<mailet match=\"All\" class=\"jp.cryptobin.james.mailets.ValidateMessage\">";
    private static final String DELIVERY =
            "<mailet match=\"All\" class=\"jp.cryptobin.james.delivery.RemoteDelivery\">";

    /** With small disks, and a mailet that can fail. */
    static FaultStage set(Places places, UnaryOperator<JamesSetup> changes) throws IOException {
        return set(places, changes, true);
    }

    /** @param small whether the disks are small */
    public static FaultStage set(Places places, UnaryOperator<JamesSetup> changes, boolean small) throws IOException {
        Ledger ledger = new Ledger();
        World manners = new World(ledger);
        SmartHost world = SmartHost.start(manners);
        VaultProcess vault = VaultProcess.start(places, world.host(), world.port(), line -> {});
        Wire wire = Wire.to(vault.url());
        Disks disks = new Disks();
        Console console = new Console();
        String secret = RandomSecret.next();
        Path hosts = Files.createTempFile(places.work(), "hosts-", "");
        TroubleMaker troubleMaker = new TroubleMaker(places);
        try {
            resolve(hosts, true);
            JamesServer james = changes.apply(setup(places, world, wire, vault, secret, hosts)
                            .prepare(root -> {
                                if (small) {
                                    disks.mount(root);
                                }
                                ClockFaults.prepare(root);
                                troubleMaker.install(root);
                            })
                            .listener(console::line))
                    .start(line -> {});
            VaultControl control = new VaultControl(vault.adminUrl());
            return new FaultStage(
                    ledger, manners, world, vault, control, wire, disks, hosts, console, troubleMaker, james, secret);
        } catch (RuntimeException failed) {
            disks.close();
            wire.close();
            vault.close();
            world.close();
            throw failed;
        }
    }

    /** As shipped, but hurried, and with passwords in mails of their own for one domain. */
    private static JamesSetup setup(
            Places places, SmartHost world, Wire wire, VaultProcess vault, String secret, Path hosts) {
        JamesSetup troubled = JamesServer.setUp(places)
                .durable()
                .heap("400m")
                .option("-Djavax.net.ssl.trustStore=conf/keystore")
                .option("-Djavax.net.ssl.trustStorePassword=" + ServerKey.PASSWORD)
                .option("-Djdk.net.hosts.file=" + hosts)
                .option("-Dsun.net.inetaddr.ttl=1")
                .option("-Dsun.net.inetaddr.negative.ttl=1")
                .smartHost(world.host(), world.port())
                .authorise("127.0.0.1")
                .vault(wire.url(), vault.login(), vault.password(), secret)
                .hurried()
                .replace("cryptobin.properties", "vault.timeout.connect=10", "vault.timeout.connect=2")
                .replace("cryptobin.properties", "vault.timeout.read=120", "vault.timeout.read=4")
                .replace("cryptobin.properties", "vault.timeout.write=30", "vault.timeout.write=4")
                .replace("cryptobin.properties", "vault.timeout.call=600", "vault.timeout.call=15")
                .replace("cryptobin.properties", "vault.down.pause=30", "vault.down.pause=1")
                .replace("imapserver.xml", "<imapserver enabled=\"true\">", "<imapserver enabled=\"false\">")
                .replace(
                        "mailetcontainer.xml",
                        "<delayTime>1*5 minutes, 1*30 minutes, 1*2 hours, 15*6 hours</delayTime>",
                        "<delayTime>18*3 seconds</delayTime>")
                .replace("mailetcontainer.xml", VALIDATE, TroubleMaker.mailet("inspection") + VALIDATE)
                .replace("mailetcontainer.xml", REWRITE, TroubleMaker.mailet("upload") + REWRITE)
                .replace("mailetcontainer.xml", DELIVERY, TroubleMaker.mailet("relay") + DELIVERY);
        return CrashConfiguration.withNamedCopies(CrashConfiguration.withSeparatePasswords(troubled));
    }

    /** Whether the name of the vault can be looked up from now on. */
    void resolve(boolean known) {
        resolve(hosts, known);
    }

    private static void resolve(Path hosts, boolean known) {
        try {
            Files.writeString(
                    hosts,
                    "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n"
                            + (known ? "127.0.0.1 " + ServerKey.VAULT + "\n" : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        james.close();
        disks.close();
        wire.close();
        vault.close();
        world.close();
        Files.deleteIfExists(hosts);
    }
}
