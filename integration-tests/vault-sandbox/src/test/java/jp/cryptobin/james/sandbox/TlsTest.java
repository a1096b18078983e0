package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jp.cryptobin.james.sandbox.http.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir
    Path directory;

    @Test
    void servesPagesOverTlsWithCookiesThatStayThere() throws Exception {
        Path keystore = selfSigned();
        SandboxSettings settings = SandboxSettings.local(
                        directory.resolve("vault"), new SandboxSettings.Login("login", "password"))
                .withTls(new Tls(keystore, "changeit"));
        try (VaultSandbox sandbox = VaultSandbox.start(settings, Clock.systemUTC(), new SecureRandom())) {
            assertThat(sandbox.baseUrl().getScheme()).isEqualTo("https");

            HttpResponse<String> home = trusting(keystore)
                    .send(HttpRequest.newBuilder(sandbox.baseUrl()).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(home.statusCode()).isEqualTo(200);
            assertThat(home.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        }
    }

    @Test
    void marksCookiesSecureWhenPeopleComeByHttps() throws Exception {
        SandboxSettings settings = SandboxSettings.local(
                        directory.resolve("vault"), new SandboxSettings.Login("login", "password"))
                .withBaseUrl(URI.create("https://vault.example.com"));
        try (VaultSandbox sandbox = VaultSandbox.start(settings, Clock.systemUTC(), new SecureRandom())) {
            URI here = URI.create("http://127.0.0.1:" + sandbox.port());
            new ApiClient(here, "login", "password").deposit(RunningVault.newKey(), Announced.ordinary());
            URI link =
                    sandbox.downloadUrl(sandbox.deposits().get(0).recipients().get(0));
            assertThat(link.getHost()).isEqualTo("vault.example.com");

            HttpResponse<String> page = new Browser(here).open(URI.create(link.getPath()));

            assertThat(page.headers().map().get("set-cookie")).allMatch(cookie -> cookie.endsWith("; Secure"));
        }
    }

    private Path selfSigned() throws Exception {
        Path keystore = directory.resolve("tls.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "vault",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keystore.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        return keystore;
    }

    private static HttpClient trusting(Path keystore) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("vault", store.getCertificate("vault"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), new SecureRandom());
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
