package jp.cryptobin.james.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.mime.ReadingLimits;
import org.junit.jupiter.api.Test;

/** A report to nobody stays a report, without the mail that it returns. */
class ReportRebuildTest {
    private static final MessageInspector INSPECTOR = new MessageInspector(InspectionSettings.DEFAULT);

    @Test
    void leavesTheReturnedMailOutAndKeepsTheReport() throws IOException {
        byte[] report = """
                From: Mail Delivery Subsystem <mailer-daemon@example.com>
                To: hanako@example.co.jp
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                It was not delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; taro@example.com
                Action: failed
                Status: 5.1.1
                --b
                Content-Type: message/rfc822

                Subject: plans
                Content-Type: application/pdf; name=plans.pdf

                %PDF-1.4 plans
                --b--
                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        Inspection inspection = INSPECTOR.inspect(() -> new ByteArrayInputStream(report), true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MessageRebuilder(RebuildSettings.DEFAULT, () -> "=_1")
                .rebuild(() -> new ByteArrayInputStream(report), ReadingLimits.DEFAULT, inspection, Notices.NONE, out);

        assertThat(out.toString(StandardCharsets.US_ASCII).replace("\r\n", "\n"))
                .isEqualTo("""
                From: Mail Delivery Subsystem <mailer-daemon@example.com>
                To: hanako@example.co.jp
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report;
                	boundary="=_1";
                	report-type=delivery-status

                --=_1
                Content-Type: text/plain
                Content-Transfer-Encoding: 7bit

                It was not delivered.
                --=_1
                Content-Type: message/delivery-status
                Content-Transfer-Encoding: 7bit

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; taro@example.com
                Action: failed
                Status: 5.1.1
                --=_1--
                """);
        Inspection rebuilt = INSPECTOR.inspect(() -> new ByteArrayInputStream(out.toByteArray()), true);
        assertThat(RebuiltCheck.left(rebuilt)).isEmpty();
        assertThat(rebuilt.findings()).isEmpty();
    }
}
