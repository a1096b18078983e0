package jp.cryptobin.james.vault.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Who may vouch for the vault: the platform's certificate authorities and, by setting, more. */
final class Authorities {
    private Authorities() {}

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
