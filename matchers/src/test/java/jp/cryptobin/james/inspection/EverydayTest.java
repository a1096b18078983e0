package jp.cryptobin.james.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import jp.cryptobin.james.inspection.InspectionSettings.Naming;
import jp.cryptobin.james.inspection.InspectionSettings.Signatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes by the profile everyday, and what does not for all its names. */
class EverydayTest {
    private static final InspectionSettings EVERYDAY = SettingsBuilder.settings()
            .withProfile(Profile.EVERYDAY)
            .withBodyLikeTypes(Set.of("text/calendar"))
            .withSignatures(Signatures.KEEP_ALONE)
            .withNaming(new Naming(true, true, true, true))
            .build();

    private static final String EVENT = "BEGIN:VEVENT\nUID:1@example.com\nSUMMARY:words\nEND:VEVENT\n";

    @Test
    void keepsAnInvitation() {
        String mail = mixed(calendar(vcalendar(EVENT)));

        assertThat(Inspected.mail(mail, EVERYDAY).hasFiles()).isFalse();
        assertThat(Inspected.mail(mail).hasFiles()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/ics; name=invite.ics\nContent-Disposition: attachment",
                "Content-Type: text/calendar; name=meeting.ics\nContent-Disposition: attachment; filename=meeting.ics",
                "Content-Type: application/octet-stream; name=invite.ics"
            })
    void keepsTheSameCalendarOnceMore(String fields) {
        String vcalendar = vcalendar(EVENT);
        String copy = fields + "\nContent-Transfer-Encoding: base64\n\n" + base64(vcalendar.replace("\n", "\r\n"));

        assertThat(files(mixed(calendar(vcalendar), copy))).isEmpty();
        assertThat(files(mixed(copy))).hasSize(1);
        assertThat(files(mixed(calendar(vcalendar(EVENT.replace("words", "other"))), copy)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
                "attach;value=\"binary\";encoding=base64:AAAA",
                "ATT\n ACH;ENCO\n\tDING=BASE64:AAAA",
                "ATTACH;FMTTYPE=image/png:data:image/png;base64,AAAA",
                "ATTACH:AAAA",
                "IMAGE;VALUE=BINARY;ENCODING=BASE64:AAAA",
                "X-FILE;ENCODING=B:AAAA",
                "URL:data:application/pdf;base64,AAAA",
                "X-ALT-DESC;FMTTYPE=text/html:<img src=\"data:image/png;base64,AAAA\">",
                "X-ALT-DESC;FMTTYPE=text/html:<img src=\"da\n ta:image/png;base64,AAAA\">",
                "X:\u0001\u0002"
            })
    void keepsNoCalendarThatCarriesContent(String property) {
        String mail = mixed(calendar(vcalendar("BEGIN:VEVENT\n" + property + "\nEND:VEVENT\n")));

        assertThat(files(mail)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTACH:https://example.com/a.pdf",
                "ATTACH;FMTTYPE=application/pdf;FILENAME=a.pdf:https://drive.example.com/file?id=1",
                "ATTACH:CID:part1@example.com",
                "DESCRIPTION:The data: see https://example.com/\\, encoding=base64 is a word",
                "ORGANIZER;CN=\"A: B\":mailto:a@example.com"
            })
    void keepsACalendarThatRefersElsewhere(String property) {
        String mail = mixed(calendar(vcalendar("BEGIN:VEVENT\n" + property + "\nEND:VEVENT\n")));

        assertThat(files(mail)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words\nBEGIN:VCALENDAR\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nVERSION:2.0\n",
                "BEGIN:VCALENDAR\nEND:VCALENDAR\nmore\n",
                "BEGIN:VCALENDAR2\nEND:VCALENDAR\n"
            })
    void keepsNoCalendarInNameOnly(String content) {
        assertThat(files(mixed(calendar(content)))).hasSize(1);
    }

    @Test
    void keepsNoCalendarOfUnusualSize() {
        String agenda = "BEGIN:VEVENT\n" + "DESCRIPTION:words\n".repeat(15_000) + "END:VEVENT\n";

        assertThat(files(mixed(calendar(vcalendar(agenda))))).hasSize(1);
    }

    @Test
    void keepsAReadReceipt() {
        String receipt = receipt("Final-Recipient: rfc822;a@example.com\nDisposition: manual-action/MDN-sent-manually;"
                + " displayed\n");

        assertThat(Inspected.mail(receipt, EVERYDAY).parts())
                .extracting(Part::rule)
                .containsExactly(Rule.STRUCTURE, Rule.TEXT_BODY, Rule.RECEIPT);
        assertThat(Inspected.mail(receipt).hasFiles()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Disposition: automatic-action/MDN-sent-automatically; displayed\n",
                "Final-Recipient: rfc822;a@example.com\n",
                "Final-Recipient: rfc822;a@example.com\nDisposition: x; displayed\n\nJVBERi0xLjQK\n",
                "JVBERi0xLjQK\n"
            })
    void keepsNoReceiptInNameOnly(String fields) {
        assertThat(Inspected.mail(receipt(fields), EVERYDAY).hasFiles()).isTrue();
    }

    @Test
    void keepsNoReceiptWithAFile() {
        String receipt = receipt("Final-Recipient: rfc822;a@example.com\nDisposition: x; displayed\n")
                .replace("--b--", "--b\nContent-Type: application/pdf; name=a.pdf\n\nx\n--b--");

        assertThat(Inspected.mail(receipt, EVERYDAY).files()).hasSize(2);
    }

    @Test
    void keepsNoReceiptThatReturnsAMail() {
        String receipt = receipt("Final-Recipient: rfc822;a@example.com\nDisposition: x; displayed\n")
                .replace("--b--", "--b\nContent-Type: message/rfc822\n\nSubject: s\n\nx\n--b--");

        assertThat(Inspected.mail(receipt, EVERYDAY).hasFiles()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "application/pgp-signature,   LS0tLS1CRUdJTiBQR1AgU0lHTkFUVVJFLS0tLS0KCmlRRXoKPWFiY2QKLS0tLS1FTkQgUEdQIFNJR05BVFVSRS0tLS0tCg==, SIGNATURE",
        "application/pgp-signature,   UEsDBAoAAAAAAA==, OTHER_TYPE",
        "application/pkcs7-signature, MC0GCSqGSIb3DQEHAqAgMB4CAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcB, OTHER_TYPE",
        "application/pkcs7-signature, MCsGCSqGSIb3DQEHAqAeMBwCAQExCzAJBgUrDgMCGgUAMAsGCSqGSIb3DQEHAQ==, OTHER_TYPE",
        "application/pkcs7-signature, MCgGCSqGSIb3DQEHAqAbMBkCAQExBzAFBgMqAwQwCwYJKoZIhvcNAQcB, SIGNATURE",
        "application/pkcs7-signature, MC4GCSqGSIb3DQEHAqAhMB8CAQExBzAFBgMqAwQwEQYJKoZIhvcNAQcBoAQEAkFB, OTHER_TYPE"
    })
    void keepsOnlyWhatIsASignature(String type, String base64, Rule rule) {
        String mail = "Content-Type: multipart/signed; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: " + type
                + "; name=signature\nContent-Transfer-Encoding: base64\n\n" + base64 + "\n--b--\n";

        assertThat(Inspected.mail(mail, EVERYDAY).parts().get(2).rule()).isEqualTo(rule);
    }

    @Test
    void namesPicturesInTheTextAfterTheirType() {
        String shown = "Content-Type: text/html\n\n<img src=\"cid:a\"><img src=\"cid:b\">\n";
        String mail = mixed(
                shown,
                "Content-Type: image/gif\nContent-ID: <a>\n\nx\n",
                "Content-Type: image/jpeg\nContent-Disposition: attachment\nContent-ID: <b>\n\nx\n",
                "Content-Type: image/svg+xml\nContent-Disposition: inline\n\nx\n",
                "Content-Type: image/gif; name=image-1.gif\n\nx\n");

        assertThat(files(mail)).containsExactly("image-2.gif", "image-1.jpg", "image-1.svg", "image-1.gif");
    }

    @Test
    void namesNoAttachedPictureThatNobodyShows() {
        assertThat(files(mixed("Content-Type: image/gif\nContent-Disposition: attachment\n\nx\n")))
                .containsExactly("");
    }

    @Test
    void numbersWhatTheHtmlShowsWhateverItIsCalled() {
        String picture = "Content-Type: image/png; name=image.png\nContent-Disposition: attachment\nContent-ID: <";
        String mail = mixed(
                "Content-Type: text/html\n\n<img src=\"cid:a\"><img src=\"cid:b\">\n",
                picture + "a>\n\nx\n",
                picture + "b>\n\ny\n",
                picture + "c>\n\nz\n");

        // The one that nobody shows keeps the name that its sender gave it.
        assertThat(files(mail)).containsExactly("image-2.png", "image-3.png", "image.png");
    }

    @Test
    void numbersAttachedMessagesOfOneName() {
        String message =
                "Content-Type: message/rfc822; name=\"Re: a.eml\"\nContent-Disposition: attachment\n\nSubject: ";

        assertThat(files(mixed(message + "a\n\nx\n", message + "b\n\nx\n")))
                .containsExactly("Re: a.eml", "Re: a-2.eml");
    }

    private static List<String> files(String mail) {
        return Inspected.mail(mail, EVERYDAY).files().stream()
                .map(Part::fileName)
                .toList();
    }

    private static String vcalendar(String inside) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + inside + "END:VCALENDAR\n";
    }

    private static String calendar(String content) {
        return "Content-Type: text/calendar; method=REQUEST; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"
                + content;
    }

    private static String receipt(String fields) {
        return "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nread\n--b\nContent-Type: message/disposition-notification\n\n"
                + fields
                + "\n--b--\n";
    }

    private static String mixed(String... parts) {
        return "From: taro@example.com\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + String.join("\n--b\n", parts) + "\n--b--\n";
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder()
                        .encodeToString(text.getBytes(StandardCharsets.ISO_8859_1))
                        .replace("\r", "") + "\n";
    }
}
