package jp.cryptobin.james.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspected;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.SettingsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingLimitsTest {
    private static final InspectionSettings SMALL = SettingsBuilder.settings()
            .withLimits(new ReadingLimits(3, 6, 5, 200, 100, 10))
            .build();

    static Stream<Arguments> mails() {
        return Stream.of(
                Arguments.of(Defect.TOO_DEEP, nested(3), nested(4)),
                Arguments.of(Defect.TOO_MANY_PARTS, parts(5), parts(6)),
                Arguments.of(Defect.TOO_MANY_FIELDS, "X: y\n".repeat(5) + "\nx\n", "X: y\n".repeat(6) + "\nx\n"),
                Arguments.of(
                        Defect.HEADER_TOO_LONG,
                        "X: " + "y".repeat(190) + "\n\nx\n",
                        "X: " + "y".repeat(200) + "\n\nx\n"),
                Arguments.of(Defect.HTML_TOO_LONG, html("y".repeat(100)), html("y".repeat(101))),
                Arguments.of(Defect.HTML_TOO_DEEP, html("<b>data".repeat(3)), html("<b>".repeat(12) + "data")));
    }

    private static String nested(int levels) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=x")
                    .append((char) ('a' + i))
                    .append("z\n\n--x");
            mail.append((char) ('a' + i)).append("z\n");
        }
        return mail + "\nwords\n";
    }

    private static String parts(int count) {
        return "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nwords\n".repeat(count) + "--b--\n";
    }

    private static String html(String html) {
        return "Content-Type: text/html\n\n" + html;
    }

    @ParameterizedTest
    @MethodSource("mails")
    void refusesPastTheLimitAndNotAtIt(Defect defect, String within, String past) {
        assertThat(Inspected.mail(within, SMALL).findings())
                .extracting(FoundDefect::defect)
                .doesNotContain(defect);
        assertThat(Inspected.mail(past, SMALL).findings())
                .extracting(FoundDefect::defect)
                .contains(defect);
        assertThat(defect.consequence()).isEqualTo(Defect.Consequence.REFUSED);
    }

    @Test
    void haveTheDocumentedDefaults() {
        assertThat(ReadingLimits.DEFAULT).isEqualTo(new ReadingLimits(30, 500, 1_000, 524_288, 8_388_608, 5_000));
    }
}
