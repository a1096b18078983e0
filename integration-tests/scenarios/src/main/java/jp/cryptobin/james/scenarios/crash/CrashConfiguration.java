package jp.cryptobin.james.scenarios.crash;

import java.net.URI;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.VaultProcess;

/** The shipped configuration, and what a run that keeps books needs beside it. */
public final class CrashConfiguration {
    private static final String LOOP =
            "<mailet match=\"RelayLimit=30\" class=\"ToProcessor\"><processor>error</processor></mailet>";
    private static final String REFUSED = "<processor state=\"cryptobin-refused\" enableJmx=\"false\">";
    private static final String REWRITE = "<mailet match=\"All\" class=\"jp.cryptobin.james.mailets.RewriteBody\">";
    private static final String DELIVERY =
            "<mailet match=\"All\" class=\"jp.cryptobin.james.delivery.RemoteDelivery\">";

    private CrashConfiguration() {}

    /** As shipped, but hurried; beside it the same James without the gateway, and passwords in mails of their own. */
    static JamesSetup of(Places places, SmartHost world, URI vaultUrl, VaultProcess vault, String secret) {
        JamesSetup hurried = JamesServer.setUp(places)
                .durable()
                .heap("400m")
                .smartHost(world.host(), world.port())
                .authorise("127.0.0.1")
                .vault(vaultUrl, vault.login(), vault.password(), secret)
                .hurried()
                .impatientForApproval(1)
                .replace("imapserver.xml", "<imapserver enabled=\"true\">", "<imapserver enabled=\"false\">");
        return withPlain(withNamedCopies(withSeparatePasswords(hurried)), world);
    }

    /** For senders of {@code separate.test}, passwords go in mails of their own. */
    public static JamesSetup withSeparatePasswords(JamesSetup setup) {
        return setup.replace("mailetcontainer.xml", REWRITE, """
                        <mailet match="SenderHostIs=separate.test" class="ToProcessor">
                          <processor>cryptobin-separate</processor>
                        </mailet>
                        """ + REWRITE)
                .replace("mailetcontainer.xml", REFUSED, """
                        <processor state="cryptobin-separate" enableJmx="false">
                          <mailet match="All" class="jp.cryptobin.james.mailets.RewriteBody">
                            <passwordDelivery>separate-mail</passwordDelivery>
                            <passwordDelay>0</passwordDelay>
                            <onMailetException>cryptobin-refused</onMailetException>
                          </mailet>
                          <mailet match="All" class="ToProcessor"><processor>relay</processor></mailet>
                        </processor>
                        """ + REFUSED);
    }

    /** A mail that leaves says which copy of itself it is, so that a double of ours is told from one sent twice by James. */
    public static JamesSetup withNamedCopies(JamesSetup setup) {
        return setup.replace("mailetcontainer.xml", DELIVERY, """
                        <mailet match="HasMailAttribute=cryptobin.copy" class="MailAttributesToMimeHeaders">
                          <simplemapping>cryptobin.copy; %s</simplemapping>
                        </mailet>
                        """.formatted(Arrival.COPY_FIELD) + DELIVERY);
    }

    private static JamesSetup withPlain(JamesSetup setup, SmartHost world) {
        return setup.replace("mailetcontainer.xml", LOOP, LOOP + """
                        <mailet match="HostIs=plain.test" class="ToProcessor"><processor>plain</processor></mailet>
                        """)
                .replace("mailetcontainer.xml", REFUSED, """
                        <processor state="plain" enableJmx="false">
                          <mailet match="All" class="RemoteDelivery">
                            <outgoing>plain</outgoing>
                            <gateway>%s</gateway><gatewayPort>%d</gatewayPort>
                            <deliveryThreads>10</deliveryThreads>
                            <sendpartial>true</sendpartial>
                            <bounceProcessor>bounces</bounceProcessor>
                          </mailet>
                        </processor>
                        """.formatted(world.host(), world.port()) + REFUSED);
    }
}
