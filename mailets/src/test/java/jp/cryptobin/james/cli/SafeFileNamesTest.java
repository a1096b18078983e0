package jp.cryptobin.james.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.inspection.Role;
import jp.cryptobin.james.inspection.Rule;
import jp.cryptobin.james.mime.PartPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFileNamesTest {
    private final SafeFileNames names = new SafeFileNames();

    private String safe(String name) {
        return names.of(new Part(
                PartPath.ROOT, Role.FILE, Rule.OTHER_TYPE, "application/pdf", "attachment", name, "", "", 1, "00"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "見積書.pdf, 見積書.pdf",
                "a b.pdf, a b.pdf",
                "a/b\\c:d.pdf, a_b_c_d.pdf",
                "<a>|b?*.pdf, _a__b__.pdf",
                ".., part-1",
                ".bashrc, part-1-.bashrc",
                "a., part-1-a",
                "NUL.txt, part-1-NUL.txt",
                "com1, part-1-com1",
                "\"\", part-1",
            })
    void isOneHarmlessElementOfAPath(String name, String expected) {
        assertThat(safe(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u001bb", "a\u202Eb", "a\u2028b", "a\uD800b", "a\u007fb"})
    void hasNoControlsAndNothingThatNoPathCanHold(String name) {
        assertThat(safe(name)).isEqualTo("a_b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"議", "a", "ｶ", "ß", ".", " "})
    void fitsInto255Octets(String character) {
        assertThat(safe(character.repeat(300) + "録.pdf").getBytes(UTF_8)).hasSizeLessThanOrEqualTo(255);
        assertThat(safe(character.repeat(300) + "録.pdf")).endsWith("録.pdf");
        assertThat(safe(character.repeat(300) + "録.pdf").getBytes(UTF_8)).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void isNeverGivenTwice() {
        List<String> given = List.of(safe("a.pdf"), safe("A.PDF"), safe("part-1-a.pdf"), safe("a.pdf"), safe("a.pdf"));

        assertThat(given.stream().map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    }

    @Test
    void staysInItsDirectory(@TempDir Path directory) {
        for (String name : List.of("..", "../x", "/etc/passwd", "C:\\x", "....//x")) {
            assertThat(directory.resolve(safe(name)).normalize().getParent()).isEqualTo(directory);
        }
    }
}
