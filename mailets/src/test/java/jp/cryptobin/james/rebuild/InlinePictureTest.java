package jp.cryptobin.james.rebuild;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.inspection.SettingsBuilder;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.ReadingLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlinePictureTest {
    private static final String PNG =
            Base64.getEncoder().encodeToString("\u0089PNG\r\n\u001a\npixels".getBytes(ISO_8859_1));
    private static final String ZIP = Base64.getEncoder().encodeToString("PK\u0003\u0004secret".getBytes(ISO_8859_1));

    private static InspectionSettings keeping(int octets) {
        return SettingsBuilder.settings().withInlinePictures(octets).build();
    }

    private static MessageSource mail(String html, String type, String disposition, String content) {
        String message = """
                From: taro@example.com
                To: hanako@example.org
                Subject: picture
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                %s
                --b
                Content-Type: %s; name=logo.png
                Content-Transfer-Encoding: base64
                Content-ID: <logo@example.com>
                Content-Disposition: %s; filename=logo.png

                %s
                --b
                Content-Type: application/pdf; name=a.pdf
                Content-Disposition: attachment; filename=a.pdf

                pdf
                --b--
                """.formatted(html, type, disposition, content).replace("\n", "\r\n");
        return () -> new ByteArrayInputStream(message.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "<img src='cid:logo@example.com'>, image/png, inline,     png, 1000, logo stays",
        "<img src='cid:logo%40example.com'>, image/png, inline,   png, 1000, logo stays",
        "<img src='cid:other@example.com'>, image/png, inline,    png, 1000, logo goes",
        "<p>cid:logo@example.com</p>,     image/png, inline,      png, 1000, logo goes",
        "<img src='cid:logo@example.com'>, image/png, attachment, png, 1000, logo stays",
        "<img src='cid:logo@example.com'>, image/png, inline,     zip, 1000, logo goes",
        "<img src='cid:logo@example.com'>, image/svg+xml, inline, zip, 1000, logo goes",
        "<img src='cid:logo@example.com'>, image/png, inline,     png, 5,    logo goes",
        "<img src='cid:logo@example.com'>, image/png, inline,     png, 0,    logo goes",
    })
    void staysOnlyWhenShownSmallAndReallyAPicture(
            String html, String type, String disposition, String content, int limit, String expected)
            throws IOException {
        MessageSource mail = mail(html, type, disposition, content.equals("png") ? PNG : ZIP);

        Inspection inspection = new MessageInspector(keeping(limit)).inspect(mail, false);

        assertThat(inspection.files().stream().map(Part::fileName))
                .containsExactly(
                        expected.equals("logo stays") ? new String[] {"a.pdf"} : new String[] {"logo.png", "a.pdf"});
    }

    @Test
    void isStillShownInTheRebuiltMail() throws IOException {
        MessageSource mail = mail("<img src=\"cid:logo@example.com\">", "image/png", "inline", PNG);
        Inspection inspection = new MessageInspector(keeping(1000)).inspect(mail, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new MessageRebuilder(RebuildSettings.DEFAULT, () -> "=_fixed")
                .rebuild(mail, ReadingLimits.DEFAULT, inspection, new Notices("notice", "<p>notice</p>"), out);

        String rebuilt = out.toString(ISO_8859_1);
        assertThat(rebuilt)
                .contains("<img src=\"cid:logo@example.com\">", "<p>notice</p>", "Content-ID: <logo@example.com>", PNG)
                .doesNotContain("a.pdf");
        Inspection result =
                new MessageInspector(keeping(1000)).inspect(() -> new ByteArrayInputStream(out.toByteArray()), false);
        assertThat(RebuiltCheck.left(result)).isEmpty();
    }
}
