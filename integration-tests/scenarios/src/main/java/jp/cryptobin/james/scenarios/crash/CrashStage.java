package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.vault.VaultControl;

/** One James with a queue on disk, the vault behind a wire that sees, and a smart host that sees. */
public record CrashStage(
        SmartHost world, VaultProcess vault, VaultControl control, VaultWire wire, JamesServer james, String secret)
        implements AutoCloseable {
    private static final String LOOP =
            "<mailet match=\"RelayLimit=30\" class=\"ToProcessor\"><processor>error</processor></mailet>";
    private static final String REFUSED = "<processor state=\"cryptobin-refused\" enableJmx=\"false\">";
    private static final String REWRITE = "<mailet match=\"All\" class=\"jp.cryptobin.james.mailets.RewriteBody\">";
    private static final String DELIVERY =
            "<mailet match=\"All\" class=\"jp.cryptobin.james.delivery.RemoteDelivery\">";

    static CrashStage set(Places places, Ledger ledger, Trigger trigger, Consumer<String> progress) throws IOException {
        SmartHost world = SmartHost.start(new Watch(ledger, List.of(trigger)));
        VaultProcess vault = null;
        VaultWire wire = null;
        try {
            vault = VaultProcess.start(places, world.host(), world.port(), progress);
            wire = VaultWire.to(vault.url(), trigger);
            String secret = randomSecret();
            JamesServer james = setup(places, world, wire.url(), vault, secret)
                    .listener(trigger::line)
                    .start(progress);
            return new CrashStage(world, vault, new VaultControl(vault.adminUrl()), wire, james, secret);
        } catch (RuntimeException failed) {
            if (wire != null) {
                wire.close();
            }
            if (vault != null) {
                vault.close();
            }
            world.close();
            throw failed;
        }
    }

    /** As shipped, but hurried; beside it the same James without the gateway, and passwords in mails of their own. */
    static JamesSetup setup(Places places, SmartHost world, URI vaultUrl, VaultProcess vault, String secret) {
        String gateway = "<gateway>127.0.0.1</gateway><gatewayPort>" + world.port() + "</gatewayPort>";
        return JamesServer.setUp(places)
                .durable()
                .classesFrom(classes(places))
                .heap("400m")
                .smartHost(world.host(), world.port())
                .authorise("127.0.0.1")
                .vault(vaultUrl, vault.login(), vault.password(), secret)
                .hurried()
                .impatientForApproval(1)
                .replace("imapserver.xml", "<imapserver enabled=\"true\">", "<imapserver enabled=\"false\">")
                .replace("mailetcontainer.xml", LOOP, LOOP + """
                        <mailet match="HostIs=plain.test" class="ToProcessor"><processor>plain</processor></mailet>
                        """)
                .replace("mailetcontainer.xml", REWRITE, """
                        <mailet match="SenderHostIs=separate.test" class="ToProcessor">
                          <processor>cryptobin-separate</processor>
                        </mailet>
                        """ + REWRITE)
                .replace("mailetcontainer.xml", DELIVERY, """
                        <mailet match="HasMailAttribute=cryptobin.copy" class="MailAttributesToMimeHeaders">
                          <simplemapping>cryptobin.copy; %s</simplemapping>
                        </mailet>
                        """.formatted(Arrival.COPY_FIELD) + DELIVERY)
                .replace("mailetcontainer.xml", REFUSED, """
                        <processor state="cryptobin-separate" enableJmx="false">
                          <mailet match="All" class="jp.cryptobin.james.mailets.RewriteBody">
                            <passwordDelivery>separate-mail</passwordDelivery>
                            <passwordDelay>0</passwordDelay>
                            <onMailetException>cryptobin-refused</onMailetException>
                          </mailet>
                          <mailet match="All" class="ToProcessor"><processor>relay</processor></mailet>
                        </processor>
                        <processor state="plain" enableJmx="false">
                          <mailet match="All" class="RemoteDelivery">
                            <outgoing>plain</outgoing>
                            %s
                            <deliveryThreads>10</deliveryThreads>
                            <sendpartial>true</sendpartial>
                            <bounceProcessor>bounces</bounceProcessor>
                          </mailet>
                        </processor>
                        """.formatted(gateway) + REFUSED);
    }

    /** Where the classes of the server are kept from run to run. */
    public static Path classes(Places places) {
        return places.work().resolve("james-activemq.jsa");
    }

    /** Tells of what the smart host sees. */
    record Watch(Ledger ledger, List<Trigger> triggers) implements SmartHost.Watcher {
        @Override
        public void asked(String sender) {
            triggers.forEach(trigger -> trigger.seen(Moment.RELAY_BEGUN));
        }

        @Override
        public void receiving(String sender, int octets) {
            triggers.forEach(trigger -> trigger.seen(Moment.RELAYING, octets));
        }

        @Override
        public void taken(RelayedMail mail) {
            ledger.received(mail);
            triggers.forEach(trigger -> trigger.seen(Moment.RELAYED));
        }
    }

    static String randomSecret() {
        byte[] octets = new byte[24];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public void close() throws IOException {
        james.close();
        wire.close();
        vault.close();
        world.close();
    }
}
