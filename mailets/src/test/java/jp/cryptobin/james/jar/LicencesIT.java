package jp.cryptobin.james.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each jar says what it brings with it, and under which licence. */
class LicencesIT {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\S+:\\S+) \\| (\\S+) \\| (\\S.*) \\|$");
    private static final Pattern FILE = Pattern.compile("`(?:\\w+/)?[\\w-]*LICENSE`");

    private static String text(JarFile jar, String name) throws IOException {
        assertThat(jar.getEntry(name)).as(name).isNotNull();
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-in-jar", "drop-in-jar-jakarta"})
    void namesTheLicenceOfEveryLibraryInIt(String property) throws IOException {
        try (JarFile jar = new JarFile(System.getProperty(property))) {
            String table = text(jar, "META-INF/THIRD-PARTY.md");
            Map<String, String> named = new TreeMap<>();
            Matcher rows = ROW.matcher(table);
            while (rows.find()) {
                named.put(rows.group(1), rows.group(2));
            }

            assertThat(named).hasSizeGreaterThan(10).isEqualTo(bundled(text(jar, "META-INF/sbom/bom.json")));
        }
    }

    /** What the bill of materials lists, but for our own. */
    private static Map<String, String> bundled(String bill) {
        Map<String, String> versions = new TreeMap<>();
        for (JsonNode component : JsonMapper.shared().readTree(bill).path("components")) {
            String group = component.path("group").stringValue("");
            if (!group.equals("jp.cryptobin.james")) {
                versions.put(
                        group + ":" + component.path("name").stringValue(""),
                        component.path("version").stringValue(""));
            }
        }
        return versions;
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-in-jar", "drop-in-jar-jakarta"})
    void bringsEveryTextThatItRefersTo(String property) throws IOException {
        try (JarFile jar = new JarFile(System.getProperty(property))) {
            Matcher files = FILE.matcher(text(jar, "META-INF/THIRD-PARTY.md"));
            int count = 0;
            for (; files.find(); count++) {
                assertThat(text(jar, "META-INF/" + files.group().replace("`", "")))
                        .isNotBlank();
            }
            assertThat(count).isGreaterThanOrEqualTo(5);
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
        }
    }
}
