package jp.cryptobin.james.vault.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Who may vouch for the vault: the platform's certificate authorities and, by setting, more. */
public final class Authorities {
    private Authorities() {}

    /**
     * Reads certificates from a file, one or more, PEM or DER.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException naming the file, when it holds no certificate or something else
     */
    public static List<X509Certificate> read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            List<X509Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(content).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (read.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no certificate; expected X.509 in PEM or DER");
            }
            return read;
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " cannot be read; expected X.509 certificates in PEM or DER", e);
        }
    }

    /** Trusts whom the platform trusts, and the given authorities. */
    static X509TrustManager platformAnd(List<X509Certificate> more) {
        X509TrustManager platform = trustManager(null);
        if (more.isEmpty()) {
            return platform;
        }
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int number = 0;
            for (X509Certificate anchor : platform.getAcceptedIssuers()) {
                anchors.setCertificateEntry("platform-" + number++, anchor);
            }
            for (X509Certificate anchor : more) {
                anchors.setCertificateEntry("setting-" + number++, anchor);
            }
            return trustManager(anchors);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A key store in memory cannot be made", e);
        }
    }

    private static X509TrustManager trustManager(@Nullable KeyStore anchors) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The platform checks no X.509 certificates"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform's certificate authorities cannot be read", e);
        }
    }
}
