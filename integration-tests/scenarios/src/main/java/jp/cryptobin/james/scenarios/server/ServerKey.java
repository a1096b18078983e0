package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The TLS key of the servers of one run, made by keytool as INSTALL.md tells an operator to. */
public final class ServerKey {
    /** Protects nothing but a key that lives as long as a test. */
    public static final String PASSWORD = "only-for-tests";

    /** A name for the vault that no resolver knows, and that the certificate has. */
    public static final String VAULT = "vault.test";

    /** The key, made once: keytool takes as long as a good part of a server's start. */
    private static byte @Nullable [] made;

    private ServerKey() {}

    static synchronized void write(Path keystore) throws IOException {
        if (made == null) {
            make(keystore);
            made = Files.readAllBytes(keystore);
        } else {
            Files.write(keystore, made);
        }
    }

    private static void make(Path keystore) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = List.of(
                keytool.toString(),
                // As shipped by keytool, opening the file costs each start a second: James does it for every port.
                "-J-Dkeystore.pkcs12.macIterationCount=1",
                "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
                "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
                "-genkeypair",
                "-alias",
                "james",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                PASSWORD,
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,dns:" + VAULT + ",ip:127.0.0.1",
                "-validity",
                "2");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool was running", e);
        }
    }

    /** A TLS context for servers beside James, with the key of the run. */
    public static SSLContext server() {
        try {
            Path folder = Files.createTempDirectory("key");
            Path keystore = folder.resolve("keystore");
            write(keystore);
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(keystore)) {
                store.load(in, PASSWORD.toCharArray());
            }
            Files.delete(keystore);
            Files.delete(folder);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No key for a server", e);
        }
    }

    /** A TLS context that trusts this key's certificate and no other. */
    static SSLContext trust(Path keystore) {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate in " + keystore + " cannot be trusted", e);
        }
    }
}
