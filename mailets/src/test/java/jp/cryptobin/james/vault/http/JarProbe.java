package jp.cryptobin.james.vault.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import jp.cryptobin.james.vault.SampleFile;

/** Makes a deposit in a process of its own, with what is in the drop-in jar and nothing else of ours. */
final class JarProbe {
    private JarProbe() {}

    /** @param arguments the vault's address, and a file with its certificate */
    public static void main(String[] arguments) throws Exception {
        VaultSettings settings = new VaultSettings(
                URI.create(arguments[0]),
                new VaultLogin("mail-gateway", "password"),
                Timeouts.DEFAULT,
                List.of(certificate(Path.of(arguments[1]))));
        try (HttpCryptoBin vault = new HttpCryptoBin(settings, Clock.systemUTC())) {
            System.out.println(vault.status());
            System.out.println(vault.deposit(
                    SampleFile.deposit("<jar@example.com>", SampleFile.VARIED),
                    SampleFile.contents(SampleFile.VARIED)));
            System.out.println(
                    HttpCryptoBin.class.getProtectionDomain().getCodeSource().getLocation());
        }
        for (String foreign : List.of("okhttp3.OkHttpClient", "tools.jackson.databind.JsonNode", "kotlin.Unit")) {
            try {
                Class.forName(foreign);
                System.out.println("there is a " + foreign);
            } catch (ClassNotFoundException e) {
                System.out.println("no " + foreign);
            }
        }
    }

    private static X509Certificate certificate(Path file) throws IOException, CertificateException {
        try (InputStream content = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
        }
    }
}
