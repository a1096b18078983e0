package jp.cryptobin.james.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.cryptobin.james.check.ConfigFinding.Severity;
import jp.cryptobin.james.settings.GatewaySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples in the documents are ones that the server takes, and their links lead somewhere. */
class DocumentSamplesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(xml|properties)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    /** What a sample of a processor leaves to the rest of the file. */
    private static final String REST = """
            <processor state="root">
              <mailet match="RecipientIs=cryptobin-hold@localhost" class="ToProcessor"><processor>cryptobin-answers</processor></mailet>
              <mailet match="All" class="ToProcessor"><processor>cryptobin</processor></mailet>
            </processor>
            <processor state="error"><mailet match="All" class="Null"/></processor>
            <processor state="relay"><mailet match="All" class="RemoteDelivery"/></processor>
            <processor state="transport"><mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet></processor>
            """;

    /** For a sample of what stands around the pipeline. */
    private static final String PIPELINE = """
            <processor state="cryptobin">
              <mailet match="All" class="jp.cryptobin.james.mailets.ExtractAttachments"/>
              <mailet match="All" class="ToProcessor"><processor>cryptobin-upload</processor></mailet>
            </processor>
            <processor state="cryptobin-upload">
              <mailet match="All" class="jp.cryptobin.james.mailets.UploadToCryptoBin"/>
              <mailet match="All" class="jp.cryptobin.james.mailets.RewriteBody"/>
              <mailet match="All" class="ToProcessor"><processor>relay</processor></mailet>
            </processor>
            <processor state="cryptobin-refused"><mailet match="All" class="Null"/></processor>
            <processor state="cryptobin-cancel"><mailet match="All" class="Null"/></processor>
            """;

    @TempDir
    private Path conf;

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            docs.filter(file -> file.toString().endsWith(".md")),
                            Stream.of(
                                    ROOT.resolve("README.md"),
                                    ROOT.resolve("CHANGELOG.md"),
                                    ROOT.resolve("james-conf/src/main/docs/INSTALL.md")))
                    .toList();
        }
    }

    /** The samples of a language, by document and number. */
    private static Map<String, String> samples(String language) throws IOException {
        Map<String, String> samples = new TreeMap<>();
        for (Path document : documents()) {
            Matcher blocks = BLOCK.matcher(Files.readString(document));
            for (int i = 1; blocks.find(); i++) {
                if (blocks.group(1).equals(language)) {
                    samples.put(document + " " + i, blocks.group(2));
                }
            }
        }
        return samples;
    }

    @Test
    void everySampleOfProcessorsIsOneThatTheCheckAccepts() throws IOException {
        Map<String, String> samples = samples("xml");
        assertThat(samples).isNotEmpty();
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            String rest = sample.getValue().contains("state=\"cryptobin\"") ? REST : REST + PIPELINE;
            if (!sample.getValue().contains("state=\"cryptobin-answers\"")) {
                rest += "<processor state=\"cryptobin-answers\"><mailet match=\"All\" class=\"Null\"/></processor>";
            }
            Files.writeString(
                    conf.resolve("mailetcontainer.xml"),
                    "<mailetcontainer><processors>" + rest + sample.getValue() + "</processors></mailetcontainer>");

            List<ConfigFinding> errors = new ConfigurationCheck(conf, name -> null)
                    .run().stream()
                            .filter(finding -> finding.place().contains("mailetcontainer.xml"))
                            .filter(finding -> finding.severity() == Severity.ERROR)
                            .toList();
            assertThat(errors).as(sample.getKey()).isEmpty();
        }
    }

    @Test
    void everySampleOfSettingsIsRead() throws IOException {
        Map<String, String> samples = samples("properties");
        assertThat(samples).isNotEmpty();
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            Path file = Files.writeString(conf.resolve("cryptobin.properties"), sample.getValue());

            assertThat(GatewaySettings.read(file, conf, name -> "a-value"))
                    .as(sample.getKey())
                    .isNotNull();
        }
    }

    @Test
    void everyLinkToAFileLeadsToOne() throws IOException {
        List<String> dead = new ArrayList<>();
        int count = 0;
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                String target = links.group(1).replaceFirst("#.*", "");
                if (!target.isEmpty() && !target.contains("://") && !target.startsWith("mailto:")) {
                    count++;
                    if (!Files.exists(document.resolveSibling(target))) {
                        dead.add(document + " -> " + target);
                    }
                }
            }
        }
        assertThat(count).isGreaterThan(20);
        assertThat(dead).isEmpty();
    }

    @Test
    void everyLinkToAHeadingLeadsToOne() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                String[] parts = links.group(1).split("#", 2);
                if (parts.length == 2 && !parts[0].contains("://")) {
                    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
                    if (!headings(target).contains(parts[1])) {
                        dead.add(document + " -> " + links.group(1));
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    /** As GitHub makes them. */
    private static List<String> headings(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void everyKeyOfTheSettingsIsInTheReferenceAndInNoOtherForm() throws IOException {
        String reference = Files.readString(ROOT.resolve("docs/mailets.md"));
        Path file = Files.writeString(conf.resolve("cryptobin.properties"), "nonsense=1");
        String known = catchThrowable(() -> GatewaySettings.read(file, conf, name -> null))
                .getMessage()
                .replaceAll("(?s).*known are ", "");

        for (String key : known.split(", ")) {
            assertThat(reference)
                    .as(key)
                    .containsPattern("`(vault)?" + Pattern.quote(key.replaceFirst("^vault", "")) + "`");
        }
    }
}
