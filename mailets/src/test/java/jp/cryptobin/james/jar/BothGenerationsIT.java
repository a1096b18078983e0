package jp.cryptobin.james.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One source, two jars: each speaks of its own generation of Java's mail and injection API and of no other. */
class BothGenerationsIT {
    private static final Pattern JAVAX = Pattern.compile("javax[/.](mail|inject|activation)\\b");
    private static final Pattern JAKARTA = Pattern.compile("jakarta[/.]");
    private static final int JAVA_17 = 61;

    private static Path jar(String property) {
        return Path.of(System.getProperty(property));
    }

    private static List<String> naming(Pattern api, String jar) {
        return ClassFile.of(jar(jar)).stream()
                .flatMap(file ->
                        file.texts().filter(text -> api.matcher(text).find()).map(text -> file + ": " + text))
                .toList();
    }

    @Test
    void theOlderJarNamesNothingOfJakarta() {
        assertThat(naming(JAVAX, "drop-in-jar")).hasSizeGreaterThan(20);
        assertThat(naming(JAKARTA, "drop-in-jar")).isEmpty();
    }

    @Test
    void theNewerJarNamesNothingOfJavax() {
        assertThat(naming(JAKARTA, "drop-in-jar-jakarta")).hasSizeGreaterThan(20);
        assertThat(naming(JAVAX, "drop-in-jar-jakarta")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-in-jar", "drop-in-jar-jakarta"})
    void needsNoMoreThanJava17(String jar) {
        assertThat(ClassFile.of(jar(jar)))
                .hasSizeGreaterThan(1000)
                .allSatisfy(file -> assertThat(file.version()).isLessThanOrEqualTo(JAVA_17));
    }

    @Test
    void bothJarsHoldTheSameClasses() {
        assertThat(names("drop-in-jar-jakarta")).containsExactlyElementsOf(names("drop-in-jar"));
    }

    private static List<String> names(String jar) {
        return ClassFile.of(jar(jar)).stream().map(ClassFile::name).sorted().toList();
    }

    @Test
    void theOlderServerHasAllThatItsJarAsksFor() throws IOException {
        try (Linkage linkage = new Linkage(jar("drop-in-jar"))) {
            assertThat(linkage.asked("org/apache/mailet/", "org/apache/james/", "javax/mail/"))
                    .hasSizeGreaterThan(40);
            assertThat(linkage.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-in-jar", "drop-in-jar-jakarta"})
    void checksAConfigurationWithoutAnyServer(String jar) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder command = new ProcessBuilder(
                java.toString(), "-jar", jar(jar).toString(), "check-config", "../james-conf/src/main/conf");
        command.environment()
                .putAll(Map.of(
                        "CRYPTOBIN_URL", "https://vault.example.com/",
                        "CRYPTOBIN_LOGIN", "gateway",
                        "CRYPTOBIN_PASSWORD", "only-for-tests",
                        "GATEWAY_POSTMASTER", "postmaster@example.com",
                        "SMARTHOST", "smarthost.example.com"));
        Process process = command.redirectErrorStream(true).start();

        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("0 errors, 4 warnings", "vault.url is still that of the sample");
        assertThat(process.exitValue()).isEqualTo(1);
    }
}
