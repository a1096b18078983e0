package jp.cryptobin.james.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspected;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings.Signatures;
import jp.cryptobin.james.inspection.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail under the null reverse-path: which reports go on, and that no file goes with them. */
class ReportTest {
    private static final String TEXT = "Content-Type: text/plain\n\nIt was not delivered.\n";
    private static final String STATUS =
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\n"
                    + "Final-Recipient: rfc822; taro@example.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no\n such user\n";
    private static final String RETURNED =
            "Content-Type: message/rfc822\n\nSubject: s\nContent-Type: application/pdf\n\n%PDF-1.4 plans\n";

    private static String report(String... parts) {
        return "To: hanako@example.co.jp\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                + Stream.of(parts).map(part -> "--b\n" + part).collect(Collectors.joining())
                + "--b--\n";
    }

    private static Decision decide(String sender, String mail) {
        return decide(sender, Inspected.from(sender, mail));
    }

    private static Decision decide(String sender, Inspection inspection) {
        Envelope envelope = new Envelope(sender, List.of("hanako@example.co.jp"));
        return new MessagePolicy(Limits.DEFAULT, Signatures.EXTRACT).decide(inspection, envelope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message/delivery-status",
                "message/global-delivery-status",
                "message/disposition-notification",
                "message/feedback-report",
                "text/rfc822-headers"
            })
    void relaysAReportOfTextAndFieldsToNobody(String type) {
        String mail = report(TEXT, STATUS.replace("message/delivery-status", type));
        assertThat(decide("", mail).verdict()).isEqualTo(Verdict.RELAY);
        assertThat(decide("a@example.com", mail).verdict()).isNotEqualTo(Verdict.RELAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"message/rfc822", "message/rfc822; name=mail.eml", "message/global", "message/global-headers"})
    void leavesOutTheMailThatAReportReturns(String type) {
        Inspection inspection = Inspected.from("", report(TEXT, STATUS, RETURNED.replace("message/rfc822", type)));
        assertThat(decide("", inspection).verdict()).isEqualTo(Verdict.REBUILD);
        assertThat(inspection.parts().stream().filter(Part::isBody).map(Part::contentType))
                .containsExactly("text/plain", "message/delivery-status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/pdf; name=plans.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQ=\n",
                "Content-Type: application/pdf\n\n%PDF-1.4\n",
                "Content-Type: text/plain\nContent-Disposition: attachment\n\nplans\n",
                "Content-Type: text/plain\n\n%PDF-1.4\n",
                "Content-Type: text/csv\n\na,b\n",
                "Content-Type: message/delivery-status; name=status.pdf\n\nAction: failed\n",
                "Content-Type: message/delivery-status\nContent-Disposition: attachment; filename=a\n\nAction: failed\n",
                "Content-Type: message/delivery-status\n\n%PDF-1.4 plans\n",
                "Content-Type: message/delivery-status\n\nAction: failed\n\nbegin 644 plans.pdf\n#86)C\n`\nend\n",
                "Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQgc2VjcmV0\n",
                "Content-Type: message/delivery-status\n\nX: \u0001\u0002\n",
                "Content-Type: text/rfc822-headers\n\nSubject: s\n\nJVBERi0xLjQgc2VjcmV0\n",
                "Content-Type: multipart/encrypted; boundary=c\n\n--c\n\nx\n--c--\n",
            })
    void stopsAReportThatCouldHoldAFile(String part) {
        assertThat(decide("", report(TEXT, part)).verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(decide("", report(TEXT, STATUS, part, RETURNED)).verdict()).isEqualTo(Verdict.REFUSE);
    }

    @Test
    void stopsAReportWithTextThatHasAFileName() {
        String named = "Content-Type: text/plain; name=plans.txt\n\nplans\n";
        assertThat(decide("", report(TEXT, STATUS, named)).verdict()).isEqualTo(Verdict.REFUSE);
    }

    @ParameterizedTest
    @CsvSource({"25, RELAY", "40, REFUSE"})
    void takesBase64InAFieldUpToTheSizeOfASignature(int lines, Verdict verdict) {
        String field = "X-Data:\n" + (" " + "QUJD".repeat(18) + "\n").repeat(lines);
        assertThat(decide("", report(TEXT, STATUS + field)).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"600, RELAY", "700, REFUSE"})
    void takesFieldsUpToTheSizeOfAReport(int fields, Verdict verdict) {
        assertThat(decide("", report(TEXT, STATUS + ("X-Word: " + "w ".repeat(46) + "\n").repeat(fields)))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void rebuildsAnAmbiguousReport() {
        String cutOff = report(TEXT, STATUS).replace("--b--\n", "");
        assertThat(decide("", cutOff).verdict()).isEqualTo(Verdict.REBUILD);
    }

    @Test
    void saysOfAutomaticMailWithFilesWhatIsTheMatter() {
        String mail = report(TEXT, "Content-Type: application/pdf; name=plans.pdf\n\nx\n");
        for (String automatic : List.of(mail, mail.replace("multipart/report", "multipart/mixed"))) {
            assertThat(decide("", automatic).violations())
                    .containsExactly(Violation.of(
                            Reason.UNEXPECTED_ERROR,
                            "automatic mail without a sender (MAIL FROM:<>) with files that no account can deposit",
                            "plans.pdf (application/pdf)"));
        }
    }
}
