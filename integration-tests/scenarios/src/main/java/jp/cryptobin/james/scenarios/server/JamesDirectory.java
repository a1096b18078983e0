package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.server.JamesSetup.Replacement;

/** A fresh working directory of James: the unpacked archive, with ports and addresses replaced and a key made. */
record JamesDirectory(Path root) {

    static JamesDirectory create(JamesSetup setup, Ports ports) {
        Places places = setup.places();
        try {
            Files.createDirectories(places.work());
            Path root = Files.createTempDirectory(places.work(), "james-");
            copy(Places.required(places.gateway()), root);
            JamesDirectory directory = new JamesDirectory(root);
            directory.configure(setup, ports);
            ServerKey.write(directory.keystore());
            Files.createDirectories(directory.temporary());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("No working directory for James below " + places.work(), e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void configure(JamesSetup setup, Ports ports) throws IOException {
        for (Map.Entry<String, String> file : setup.files().entrySet()) {
            Files.writeString(root.resolve("conf").resolve(file.getKey()), file.getValue());
        }
        ShippedConfiguration shipped = new ShippedConfiguration(root.resolve("conf"), setup.isOlder())
                .replace("smtpserver.xml", "0.0.0.0:25<", "127.0.0.1:" + ports.smtp() + "<")
                .replace("smtpserver.xml", "0.0.0.0:587<", "127.0.0.1:" + ports.submission() + "<")
                .replace("smtpserver.xml", "0.0.0.0:465<", "127.0.0.1:" + ports.submissions() + "<")
                .replace("imapserver.xml", "127.0.0.1:993<", "127.0.0.1:" + ports.imaps() + "<")
                .replace("webadmin.properties", "port=8000", "port=" + ports.webAdmin());
        for (Replacement replacement : setup.replacements()) {
            shipped.replace(replacement.file(), replacement.shipped(), replacement.value());
        }
    }

    Path keystore() {
        return root.resolve("conf/keystore");
    }

    /** Where the server has its temporary files. */
    Path temporary() {
        return root.resolve("var/tmp");
    }

    Path log() {
        return root.resolve("console.log");
    }
}
