package jp.cryptobin.james.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of handlers in docs/mailets.md and what conf/smtpserver.xml sets, against the code. */
class HandlerTableTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `jp\\.cryptobin\\.james\\.smtp\\.(\\w+)` \\| ([^|]+) \\| ([^|]+) \\|$");

    private static final Pattern PARAMETER = Pattern.compile("`(\\w+)` \\((\\d+)\\)");

    private static final Pattern SET = Pattern.compile("<(perConnection|perAddress|seconds)>(\\d+)</\\1>");

    private record Row(String parameters, String effect) {}

    private static Map<String, Row> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/mailets.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> new Row(row.group(2), row.group(3))));
    }

    @Test
    void everyHandlerIsListed() throws IOException {
        Path sources = Path.of("src/main/java/jp/cryptobin/james/smtp");
        try (Stream<Path> files = Files.list(sources)) {
            List<String> handlers = files.map(
                            file -> file.getFileName().toString().replace(".java", ""))
                    .filter(HandlerTableTest::isHandler)
                    .toList();

            assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(handlers);
        }
    }

    private static boolean isHandler(String name) {
        try {
            Class<?> type = Class.forName(LoginGuard.class.getPackageName() + "." + name);
            return LoginGuard.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException notOne) {
            return false;
        }
    }

    @Test
    void parametersHaveTheDefaultsOfTheTableAndOfTheShippedFile() throws IOException {
        Map<String, Row> rows = rows();

        assertThat(numbers(PARAMETER, rows.get("LimitLogins").parameters())).isEqualTo(LimitLogins.PARAMETERS);
        assertThat(rows.get("RefuseLogin").parameters()).isEqualTo("none");
        assertThat(rows.get("RequireTlsForLogin").parameters()).isEqualTo("none");
        String shipped = Files.readString(Path.of("../james-conf/src/main/conf/smtpserver.xml"));
        assertThat(numbers(SET, shipped)).isEqualTo(LimitLogins.PARAMETERS);
        assertThat(shipped)
                .contains(
                        "<!-- A connection ends after 3 failed logins; an address waits for 10 minutes after 50. -->");
    }

    private static Map<String, Integer> numbers(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1),
                        found -> Integer.valueOf(found.group(2)),
                        (one, other) -> one.equals(other) ? one : -1,
                        TreeMap::new));
    }

    @Test
    void answersAsTheTableSays() throws IOException {
        Connection connection = new Connection("192.0.2.1");

        assertThat(rows().get("RefuseLogin").effect())
                .contains("`AUTH` with "
                        + connection.say(new RefuseLogin(), "AUTH").substring(0, 3));
        assertThat(rows().get("RequireTlsForLogin").effect())
                .contains("`AUTH` with "
                        + connection.say(new RequireTlsForLogin(), "AUTH").substring(0, 3));
    }
}
