package jp.cryptobin.james.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A copy of the configuration that ships, in which a test changes single values. */
final class ShippedConf {
    static final String PASSWORD = "hunter2-of-the-vault";
    static final String SECRET = Base64.getEncoder().encodeToString(new byte[48]);
    private static final Path SHIPPED = Path.of("../james-conf/src/main/conf");

    private final Path conf;
    final Map<String, String> environment = new TreeMap<>(Map.of(
            "CRYPTOBIN_URL", "https://vault.example.com/",
            "CRYPTOBIN_LOGIN", "gateway",
            "CRYPTOBIN_PASSWORD", PASSWORD,
            "CRYPTOBIN_SECRET", SECRET,
            "GATEWAY_POSTMASTER", "postmaster@example.com",
            "GATEWAY_DOMAIN", "example.com",
            "SMARTHOST", "smarthost.example.com"));

    private ShippedConf(Path conf) {
        this.conf = conf;
    }

    static ShippedConf copy(Path root) throws IOException {
        ShippedConf copy = new ShippedConf(Files.createDirectories(root.resolve("conf")));
        for (String file : List.of("cryptobin.properties", "mailetcontainer.xml", "smtpserver.xml")) {
            Files.copy(SHIPPED.resolve(file), copy.conf.resolve(file));
        }
        return copy;
    }

    /** The same with every value of the sample made somebody's own. */
    ShippedConf own() {
        environment.replaceAll((name, value) -> value.replace("example.com", "example.net"));
        return this;
    }

    /** Replaces the first place where the text stands; a backslash and n stand for a line end. */
    ShippedConf change(String file, String shipped, String value) throws IOException {
        Path path = conf.resolve(file);
        String text = Files.readString(path);
        String from = shipped.replace("\\n", "\n");
        assertThat(text).as(file).contains(from);
        int at = text.indexOf(from);
        Files.writeString(
                path, text.substring(0, at) + value.replace("\\n", "\n") + text.substring(at + from.length()));
        return this;
    }

    Path conf() {
        return conf;
    }

    List<ConfigFinding> check() {
        return new ConfigurationCheck(conf, environment::get).run();
    }
}
