package jp.cryptobin.james.sandbox.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP/1.1 servers, on ports that are taken already. */
public final class HttpServers {
    /** A client that is silent for so long in the midst of a request is given up. */
    private static final long IDLE_MILLIS = 30_000;

    private HttpServers() {}

    /** Starts a server; it owns the port from here on. */
    public static Javalin start(Bound bound, @Nullable Tls tls, Consumer<RoutesConfig> routes) {
        return Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            // What is sent is what was stored, octet for octet.
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            config.jetty.addConnector((server, http) -> connector(server, http, bound, tls));
            routes.accept(config.routes);
        });
    }

    private static Connector connector(Server server, HttpConfiguration http, Bound bound, @Nullable Tls tls) {
        ServerConnector connector;
        if (tls == null) {
            connector = new ServerConnector(server, new HttpConnectionFactory(http));
        } else {
            SslContextFactory.Server context = new SslContextFactory.Server();
            context.setKeyStorePath(tls.keystore().toUri().toString());
            context.setKeyStorePassword(tls.password());
            HttpConfiguration https = new HttpConfiguration(http);
            // A sandbox is reached by many names; whether the name fits is the client's check.
            https.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(https));
        }
        try {
            connector.setHost(bound.host());
            connector.setPort(bound.port());
            connector.setIdleTimeout(IDLE_MILLIS);
            connector.open(bound.channel());
            return connector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
