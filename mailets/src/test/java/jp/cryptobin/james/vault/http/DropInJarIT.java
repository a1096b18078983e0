package jp.cryptobin.james.vault.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import jp.cryptobin.james.vault.FakeCryptoBin.Stored;
import jp.cryptobin.james.vault.SampleFile;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator drops into {@code extensions-jars}: nothing in it may stand in for a class that the server has, and
 * nothing may be missing.
 */
class DropInJarIT {
    private static final Path JAR = Path.of(System.getProperty("drop-in-jar"));
    private static final String ROOT = "jp/cryptobin/james/";

    @TempDir
    Path directory;

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        }
    }

    @Test
    void holdsNothingOutsideItsOwnPackages() throws IOException {
        List<String> entries = entries();

        assertThat(entries).filteredOn(name -> name.endsWith(".class")).hasSizeGreaterThan(1000);
        assertThat(entries)
                .filteredOn(name -> !name.startsWith(ROOT))
                .allSatisfy(
                        name -> assertThat(name)
                                .matches(
                                        "META-INF/(MANIFEST\\.MF|NOTICE|LICENSE|README|THIRD-PARTY\\.md|sbom/bom\\.json|[\\w/-]+[-/]LICENSE|services/jp\\.cryptobin\\.james\\..*)"));
        assertThat(entries).doesNotHaveDuplicates();
    }

    @Test
    void bringsNothingThatTheServerMustProvide() throws IOException {
        assertThat(entries())
                .noneMatch(name -> name.matches(".*\\b(javax|jakarta)/(mail|inject|activation)/.*"))
                .noneMatch(name -> name.matches(".*/(slf4j|guice|mailet/(base|Mail\\w*\\.class)).*"))
                .noneMatch(name -> name.matches(".*org/apache/(james|mailet)/.*"))
                .noneMatch(name -> name.contains("com/sun/mail/"));
    }

    @Test
    void namesOnlyServicesThatAreInIt() throws IOException {
        List<String> entries = entries();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (String service : entries.stream()
                    .filter(name -> name.startsWith("META-INF/services/"))
                    .toList()) {
                String providers =
                        new String(jar.getInputStream(jar.getEntry(service)).readAllBytes(), UTF_8);
                assertThat(providers
                                .lines()
                                .map(line -> line.replaceFirst("#.*", "").strip())
                                .filter(line -> !line.isEmpty()))
                        .as(service)
                        .isNotEmpty()
                        .allSatisfy(provider -> assertThat(entries).contains(provider.replace('.', '/') + ".class"));
            }
        }
    }

    @Test
    void makesADepositWithoutAnyOtherLibrary() throws IOException, InterruptedException {
        try (VaultServer server = new VaultServer().behaving()) {
            Path certificate = Files.writeString(directory.resolve("vault.pem"), VaultServer.certificatePem());
            Path output = directory.resolve("output");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-Dstdout.encoding=UTF-8",
                            "-cp",
                            String.join(File.pathSeparator, JAR.toString(), testClasses()),
                            JarProbe.class.getName(),
                            server.address().toString(),
                            certificate.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }

            assertThat(Files.readString(output))
                    .contains("Ready[account=mail-gateway]", "Accepted[receipt=Receipt[id=deposit-00000001")
                    .contains("/" + JAR.getFileName())
                    .contains("no okhttp3.OkHttpClient", "no tools.jackson.databind.JsonNode", "no kotlin.Unit");
            assertThat(server.offences).isEmpty();
            assertThat(server.fake.deposits())
                    .singleElement()
                    .extracting(Stored::contents)
                    .asInstanceOf(InstanceOfAssertFactories.list(byte[].class))
                    .containsExactlyElementsOf(
                            SampleFile.VARIED.stream().map(SampleFile::octets).toList());
        }
    }

    /** The probe and the samples only; the libraries of the tests stay where they are. */
    private static String testClasses() {
        return Path.of(JarProbe.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
