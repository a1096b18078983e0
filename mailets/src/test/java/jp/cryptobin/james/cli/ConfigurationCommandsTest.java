package jp.cryptobin.james.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationCommandsTest {
    private static final Path SHIPPED = Path.of("../james-conf/src/main/conf");
    private static final String PASSWORD = "hunter2-of-the-vault";

    @TempDir
    private Path conf;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void takeTheShippedConfiguration() throws IOException {
        container("example.com");
        settings("https://vault.example.net/", "");
    }

    private void container(String domain) throws IOException {
        String shipped = Files.readString(SHIPPED.resolve("mailetcontainer.xml"));
        Files.writeString(
                conf.resolve("mailetcontainer.xml"),
                shipped.replace("${env:GATEWAY_POSTMASTER}", "postmaster@" + domain)
                        .replace("${env:SMARTHOST}", "smarthost." + domain));
    }

    private void settings(String url, String more) throws IOException {
        Files.writeString(
                conf.resolve("cryptobin.properties"),
                "vault.url=" + url + "\nvault.login=gateway\nvault.password=" + PASSWORD + "\nvault.secret="
                        + Base64.getEncoder().encodeToString(new byte[48]) + "\nvault.timeout.connect=2\n"
                        + "postmaster=postmaster@example.net\n" + more);
    }

    private int run(String command) {
        return Main.run(new PrintWriter(out), new PrintWriter(out), command, conf.toString());
    }

    @Test
    void checkConfigWarnsWithStatusOne() {
        assertThat(run("check-config")).isEqualTo(1);
        assertThat(out.toString())
                .contains("mailetcontainer.xml: warning: postmaster is still that of the sample")
                .contains("warning: postmaster is postmaster@example.com here and postmaster@example.net in")
                .contains("0 errors, 3 warnings");
    }

    @Test
    void checkConfigFailsWithStatusTwo() throws IOException {
        settings("https://vault.example.net/", "vault.ulr=x\n");

        assertThat(run("check-config")).isEqualTo(2);
        assertThat(out.toString())
                .contains("cryptobin.properties: error: unknown vault.ulr; known are ")
                .contains("1 errors, 2 warnings")
                .doesNotContain(PASSWORD);
    }

    @Test
    void checkConfigHasStatusZeroWhenThereIsNothingToSay() throws IOException {
        container("example.net");

        assertThat(run("check-config")).isZero();
        assertThat(out.toString())
                .endsWith(": processor cryptobin: ValidateMessage: profile manual\n0 errors, 0 warnings\n");
    }

    @Test
    void pingVaultSaysOfEachVaultThatItCannotBeReached() throws IOException {
        settings(
                "http://127.0.0.1:9/",
                "tenants=sales\ntenant.sales.domains=sales.example.net\ntenant.sales.vault.url=http://127.0.0.1:9/s/\n"
                        + "tenant.sales.vault.login=sales\ntenant.sales.vault.password=" + PASSWORD + "\n");

        assertThat(run("ping-vault")).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("default, http://127.0.0.1:9/: NOT AVAILABLE: The vault cannot be reached")
                                .matches(".*, \\d+ ms"),
                        line -> assertThat(line).startsWith("tenant sales, http://127.0.0.1:9/s/: NOT AVAILABLE: "));
        assertThat(out.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void pingVaultTellsWhoTheVaultTakesTheGatewayFor() throws IOException {
        try (MockWebServer vault =
                answering(200, "application/json", "{\"state\":\"READY\",\"account\":\"gateway\"}")) {
            settings("http://127.0.0.1:" + vault.getPort() + "/", "");

            assertThat(run("ping-vault")).isZero();
            assertThat(out.toString()).matches("(?s)default, http://127.*: takes deposits for gateway, \\d+ ms\\s+");
            assertThat(vault.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void pingVaultTellsAWrongLoginFromAVaultThatIsAway() throws IOException {
        try (MockWebServer vault = answering(401, "text/plain", "no")) {
            settings("http://127.0.0.1:" + vault.getPort() + "/", "");

            assertThat(run("ping-vault")).isEqualTo(1);
            assertThat(out.toString())
                    .contains(": REFUSES, E", "The vault does not accept login id and password")
                    .doesNotContain(PASSWORD);
        }
    }

    private static MockWebServer answering(int status, String type, String body) throws IOException {
        MockWebServer vault = new MockWebServer();
        vault.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", type)
                .body(body)
                .build());
        vault.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        return vault;
    }

    @Test
    void pingVaultSaysWhatIsWrongWithTheSettings() throws IOException {
        settings("http://vault.example.net/", "");

        assertThat(run("ping-vault")).isEqualTo(2);
        assertThat(out.toString()).contains("vault.url=http://vault.example.net/ is not accepted");
    }
}
