package jp.cryptobin.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.cryptobin.james.letter.ReasonTexts;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.template.Language;
import org.junit.jupiter.api.Test;

/** What the documents list is what the code has, line by line. */
class DocumentationTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void everyDefectIsListedWithItsConsequenceAndExplanation() throws IOException {
        List<String> expected = Arrays.stream(Defect.values())
                .map(defect -> "| `%s` | %s | %s |"
                        .formatted(
                                defect.code(),
                                defect.consequence().name().toLowerCase(Locale.ROOT),
                                defect.explanation()))
                .toList();

        assertThat(rows("defects.md", "| `")).containsExactlyElementsOf(expected);
    }

    @Test
    void everyReasonIsListedWithItsSectionAndMessage() throws IOException {
        ReasonTexts texts = ReasonTexts.load();
        List<String> expected = Arrays.stream(Reason.values())
                .map(reason -> "| %s | %s | `%s` | %s<br>%s |"
                        .formatted(
                                reason.number(),
                                reason.section(),
                                reason.code(),
                                texts.of(reason, Language.JAPANESE).message(),
                                texts.of(reason, Language.ENGLISH).message()))
                .toList();
        List<String> rows = rows("errors.md", "| E");

        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).startsWith(expected.get(i));
            assertThat(rows.get(i).split("\\|", -1))
                    .as("message, cause, who finds it, who is told, retried")
                    .hasSize(10)
                    .noneMatch(cell -> cell.equals(" "));
        }
    }

    @Test
    void whoIsToldFollowsFromTheRemedy() throws IOException {
        List<String> rows = rows("errors.md", "| E");
        for (Reason reason : Reason.values()) {
            String row = rows.get(reason.ordinal());
            boolean postmaster = reason.remedy() == Reason.Remedy.ADMINISTRATOR;
            boolean time = reason.remedy() == Reason.Remedy.TIME;
            assertThat(row.contains("sender and postmaster")).as(row).isEqualTo(postmaster);
            assertThat(row.contains("yes, with growing delay")).as(row).isEqualTo(time);
        }
    }

    @Test
    void everyAttributeIsListed() throws IOException {
        assertThat(rows("overview.md", "| `cryptobin."))
                .flatMap(row ->
                        List.of(row.split("\\|")[1].replaceAll("[` ]", "").split(",")))
                .containsExactlyElementsOf(MailState.attributes());
    }

    @Test
    void everyPackageHasItsPlace() throws IOException {
        String overview = Files.readString(DOCS.resolve("overview.md"));
        String contributing = Files.readString(DOCS.resolve("contributing.md"));
        for (String module : List.of("matchers", "mailets")) {
            try (Stream<Path> packages = Files.list(Path.of("..", module, "src/main/java/jp/cryptobin/james"))) {
                assertThat(packages.map(folder -> "`" + folder.getFileName() + "`"))
                        .isNotEmpty()
                        .allSatisfy(name -> {
                            assertThat(overview).contains(name);
                            assertThat(contributing).contains(name);
                        });
            }
        }
    }

    private static List<String> rows(String document, String start) throws IOException {
        return Files.readAllLines(DOCS.resolve(document)).stream()
                .filter(line -> line.startsWith(start))
                .toList();
    }
}
