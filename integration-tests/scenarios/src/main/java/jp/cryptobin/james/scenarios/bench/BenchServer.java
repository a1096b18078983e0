package jp.cryptobin.james.scenarios.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;

/** One James, as it ships, in which mail for two domains goes past the gateway; with nothing beyond it that takes time. */
final class BenchServer implements AutoCloseable {
    private static final String LOOP =
            "<mailet match=\"RelayLimit=30\" class=\"ToProcessor\"><processor>error</processor></mailet>";
    private static final String REFUSED = "<processor state=\"cryptobin-refused\" enableJmx=\"false\">";

    private static final String PROMPT_DELIVERY = "jp.cryptobin.james.delivery.RemoteDelivery";

    private static final Pattern AFTER_COLLECTION = Pattern.compile("->(\\d+)M\\(");

    private final NullVault vault;
    private final NullHost host;
    private final JamesServer james;
    private final Traffic traffic;

    private BenchServer(NullVault vault, NullHost host, JamesServer james) {
        this.vault = vault;
        this.host = host;
        this.james = james;
        this.traffic = new Traffic(james.ports().smtp(), host);
    }

    /** The gateway of this build. */
    static BenchServer start() throws IOException {
        return start("512m");
    }

    /** Another gateway, as its archive was unpacked. */
    static BenchServer start(Path gateway) throws IOException {
        Places build = Places.ofBuild();
        return start(
                new Places(build.james(), build.activeMq(), build.rabbitMq(), gateway, build.vault(), build.work()),
                "512m",
                true);
    }

    /** The gateway of this build, with another heap. */
    static BenchServer start(String heap) throws IOException {
        return start(Places.ofBuild(), heap, false);
    }

    private static BenchServer start(Places places, String heap, boolean older) throws IOException {
        NullVault vault = new NullVault();
        NullHost host = new NullHost();
        JamesSetup setup = JamesServer.setUp(places).heap(heap);
        if (older) {
            setup.older();
        }
        try {
            return new BenchServer(vault, host, james(setup, vault, host, older ? "RemoteDelivery" : PROMPT_DELIVERY));
        } catch (RuntimeException failed) {
            host.close();
            vault.close();
            throw failed;
        }
    }

    private static JamesServer james(JamesSetup setup, NullVault vault, NullHost host, String promptDelivery) {
        return setup.option("-Xlog:gc:file=gc.log")
                .compiledWell()
                .smartHost("127.0.0.1", host.port())
                .authorise("127.0.0.1")
                .vault(vault.url(), "bench", "password", "0123456789abcdef".repeat(3))
                .replace("mailetcontainer.xml", LOOP, LOOP + """
                        <mailet match="HostIs=plain.test" class="ToProcessor"><processor>plain</processor></mailet>
                        <mailet match="HostIs=james.test" class="ToProcessor"><processor>james</processor></mailet>
                        <mailet match="HostIs=prompt.test" class="ToProcessor"><processor>prompt</processor></mailet>
                        <mailet match="HostIs=strip.test" class="ToProcessor"><processor>strip</processor></mailet>
                        """)
                .replace(
                        "mailetcontainer.xml",
                        REFUSED,
                        """
                        <processor state="strip" enableJmx="false">
                          <mailet match="All" class="StripAttachment">
                            <pattern>.*\\.pdf</pattern>
                            <remove>matched</remove>
                          </mailet>
                          <mailet match="All" class="ToProcessor"><processor>plain</processor></mailet>
                        </processor>
                        <processor state="james" enableJmx="false">
                          <mailet match="All" class="PostmasterAlias"/>
                          <mailet match="HasHeader=Bcc" class="RemoveMimeHeader"><name>bcc</name></mailet>
                          <mailet match="All" class="RecipientRewriteTable">
                            <errorProcessor>error</errorProcessor>
                          </mailet>
                          <mailet match="RecipientIsLocal" class="ToProcessor"><processor>error</processor></mailet>
                          <mailet match="HostIsLocal" class="ToProcessor"><processor>error</processor></mailet>
                          <mailet match="All" class="ToProcessor"><processor>plain</processor></mailet>
                        </processor>
                        """ + delivery("plain", "RemoteDelivery", host)
                                + delivery("prompt", promptDelivery, host)
                                + REFUSED)
                .start(System.out::println);
    }

    private static String delivery(String processor, String mailet, NullHost host) {
        return """
                <processor state="%1$s" enableJmx="false">
                  <mailet match="All" class="%2$s">
                    <outgoing>%1$s</outgoing>
                    <gateway>127.0.0.1</gateway>
                    <gatewayPort>%3$d</gatewayPort>
                    <deliveryThreads>10</deliveryThreads>
                    <sendpartial>true</sendpartial>
                    <bounceProcessor>bounces</bounceProcessor>
                  </mailet>
                </processor>
                """.formatted(processor, mailet, host.port());
    }

    NullVault vault() {
        return vault;
    }

    Traffic traffic() {
        return traffic;
    }

    /** The most that was in use after a collection, in megabytes, since so many lines of its log. */
    long heapAfterCollection(int line) throws IOException {
        return Files.readAllLines(james.root().resolve("gc.log")).stream()
                .skip(line)
                .map(AFTER_COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElse(0);
    }

    int collections() throws IOException {
        return Files.readAllLines(james.root().resolve("gc.log")).size();
    }

    long inspections() {
        return james.logLines("ValidateMessage").stream()
                .filter(line -> line.contains(" files, violations ["))
                .count();
    }

    long laidAside() {
        return james.logLines(": not tried, ").size();
    }

    @Override
    public void close() throws IOException {
        traffic.close();
        james.close();
        host.close();
        vault.close();
    }
}
