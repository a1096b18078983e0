package jp.cryptobin.james.vault.http;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The HTTP client for one vault, with nothing left to the defaults that matters. */
final class Connections {
    private Connections() {}

    static OkHttpClient to(VaultSettings settings) {
        boolean plain = "http".equalsIgnoreCase(settings.address().getScheme());
        X509TrustManager trust = Authorities.platformAnd(settings.authorities());
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {trust}, null);
            return new OkHttpClient.Builder()
                    .socketFactory(new PromptSockets())
                    .sslSocketFactory(tls.getSocketFactory(), trust)
                    .connectionSpecs(List.of(plain ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS))
                    // One upload at a time needs no HTTP/2, whose flow control costs it dearly (30 MB on one machine:
                    // 0.5 s against more than 10 s), and an aborted request takes its connection with it.
                    .protocols(List.of(Protocol.HTTP_1_1))
                    .connectTimeout(settings.timeouts().connect())
                    .readTimeout(settings.timeouts().read())
                    .writeTimeout(settings.timeouts().write())
                    .callTimeout(settings.timeouts().call())
                    // A request is repeated by whoever can read the mail again, never behind its back.
                    .retryOnConnectionFailure(false)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    // Idle for less than any common server waits (5 s and more), so that no upload starts on a
                    // connection that is just being closed.
                    .connectionPool(new ConnectionPool(5, 4, TimeUnit.SECONDS))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform offers no TLS", e);
        }
    }
}
