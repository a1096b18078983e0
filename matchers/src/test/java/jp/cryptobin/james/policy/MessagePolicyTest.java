package jp.cryptobin.james.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import jp.cryptobin.james.inspection.Inspected;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.InspectionSettings.Signatures;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.inspection.SettingsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePolicyTest {
    private static final String SENDER = "hanako@example.co.jp";
    private static final String TO = "To: taro@example.com\n";
    private static final String FILE = "Content-Type: application/zip; name=a.zip\n\nx\n";

    @ParameterizedTest
    @CsvSource({"1, TRANSFER", "20, TRANSFER", "21, REFUSE"})
    void takesTwentyFiles(int count, Verdict verdict) {
        Decision decision = decide(files(count), SENDER, "taro@example.com");
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(reasons(decision)).isEqualTo(verdict == Verdict.REFUSE ? List.of(Reason.TOO_MANY_FILES) : List.of());
    }

    private static String files(int count) {
        StringBuilder mail = new StringBuilder(TO + "Content-Type: multipart/mixed; boundary=b\n\n");
        IntStream.range(0, count).forEach(i -> mail.append("--b\n").append(FILE.replace("a.zip", "a" + i + ".zip")));
        return mail + "--b--\n";
    }

    @ParameterizedTest
    @CsvSource({"50, TRANSFER", "51, REFUSE"})
    void takesFiftyRecipientsOfTheEnvelope(int count, Verdict verdict) {
        String[] recipients = IntStream.range(0, count)
                .mapToObj(i -> "r" + i + "@example.com")
                .toArray(String[]::new);
        assertThat(decide(TO + FILE, SENDER, recipients).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "x, 200, TRANSFER, ",
        "x, 201, REFUSE, SUBJECT_TOO_LONG",
        "=?utf-8?B?77+/?=, 1, TRANSFER, ",
        "=?utf-8?B?8JCAgA==?=, 1, REFUSE, SUBJECT_CHARACTERS",
        "=?utf-8?B?6KaL?=, 1, TRANSFER, "
    })
    void takesTwoHundredCharactersOfTheBasicPlaneAsSubject(String text, int times, Verdict verdict, Reason reason) {
        Decision decision = decide("Subject: " + text.repeat(times) + "\n" + TO + FILE, SENDER, "taro@example.com");
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(reasons(decision)).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "a%F0%90%80%80.zip, FILE_NAME_CHARACTERS",
        "a%0Ab.zip, FILE_NAME_CHARACTERS",
        "%20, FILE_WITHOUT_NAME",
        "%EF%BF%BF.zip, ",
    })
    void refusesNamesThatTheVaultDoesNotTake(String name, Reason reason) {
        String file = "Content-Type: application/zip; name*=utf-8''" + name + "\n\nx\n";
        assertThat(reasons(decide(TO + file, SENDER, "taro@example.com")))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void saysWhyTextWithoutANameCountsAsAFile() {
        String mail = TO + "Content-Type: text/plain\nContent-Transfer-Encoding: rot13\n\nx\n";

        assertThat(decide(mail, SENDER, "taro@example.com").violations())
                .containsExactly(Violation.of(
                        Reason.FILE_WITHOUT_NAME,
                        "text/plain (1, 3 octets): a Content-Transfer-Encoding that the standard does not know"));
    }

    @Test
    void refusesAnEncryptedPartInAnAttachedMessageWhereTheSettingsHaveItSearched() {
        String mail = TO + "Content-Type: message/rfc822; name=a.eml\n\nContent-Type: application/pkcs7-mime\n\nx\n";
        InspectionSettings search =
                SettingsBuilder.settings().withSearchOfAttachedMessages().build();

        assertThat(reasons(decide(mail, SENDER, "taro@example.com"))).isEmpty();
        assertThat(reasons(new MessagePolicy(Limits.DEFAULT, search.signatures())
                        .decide(inspect(mail, search), new Envelope(SENDER, List.of("taro@example.com")))))
                .containsExactly(Reason.ENCRYPTED);
    }

    @Test
    void refusesEqualNamesAfterComposition() {
        String mail = TO + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: application/zip; name*=utf-8''%E3%81%8C.zip\n\nx\n"
                + "--b\nContent-Type: application/zip; name*=utf-8''%E3%81%8B%E3%82%99.zip\n\nx\n--b--\n";
        assertThat(reasons(decide(mail, SENDER, "taro@example.com"))).containsExactly(Reason.DUPLICATE_FILE_NAMES);
    }

    @Test
    void looksForMalformedAndRepeatedAddressesInHeaderAndEnvelope() {
        String header = "To: Taro <taro@example.com>, TARO@EXAMPLE.COM, nobody\n" + FILE;
        Decision decision = decide(header, SENDER, "taro@example.com", "b..b@example.com");
        assertThat(decision.violations())
                .containsExactly(
                        Violation.of(Reason.MALFORMED_RECIPIENT, "b..b@example.com", "nobody"),
                        Violation.of(Reason.DUPLICATE_RECIPIENTS, "taro@example.com"));
    }

    @Test
    void acceptsOneAddressInEnvelopeAndHeader() {
        assertThat(decide(TO + FILE, SENDER, "taro@example.com").verdict()).isEqualTo(Verdict.TRANSFER);
    }

    @Test
    void reportsAllViolationsAtOnce() {
        String mail = "To: nobody\nSubject: " + "x".repeat(201) + "=?utf-8?B?8JCAgA==?=\n"
                + "Content-Type: application/pkcs7-mime\n\nx\n";
        assertThat(reasons(decide(mail, "no sender", "taro@example.com")))
                .containsExactly(
                        Reason.ENCRYPTED,
                        Reason.MALFORMED_RECIPIENT,
                        Reason.MALFORMED_SENDER,
                        Reason.SUBJECT_TOO_LONG,
                        Reason.SUBJECT_CHARACTERS);
    }

    @Test
    void appliesTheLimitsOnlyWhereAFileGoes() {
        String mail = "To: nobody\nSubject: " + "x".repeat(201) + "\n\nwords\n";
        assertThat(decide(mail, "no sender", "taro@example.com").verdict()).isEqualTo(Verdict.RELAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pgp-encrypted",
                "application/pkcs7-mime",
                "APPLICATION/X-Pkcs7-Mime; smime-type=signed-data",
                "multipart/encrypted"
            })
    void refusesEncryptionTypesAtTheTopAndNested(String type) {
        String part = "Content-Type: " + type + "\n\nx\n";
        String nested =
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=c\n\n"
                        + "--c\n" + part + "--c--\n--b--\n";
        assertThat(reasons(decide(part, SENDER, "taro@example.com"))).contains(Reason.ENCRYPTED);
        assertThat(reasons(decide(nested, SENDER, "taro@example.com"))).contains(Reason.ENCRYPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message/rfc822; name=a.eml\n\nContent-Type: application/pkcs7-mime",
                "application/octet-stream; name=smime.p7m",
                "application/pkcs7-mime-x; name=a",
                "application/pkcs7-signature; name=smime.p7s"
            })
    void doesNotTakeForEncryptedWhatTheManualDoesNotName(String type) {
        assertThat(decide(TO + "Content-Type: " + type + "\n\nx\n", SENDER, "taro@example.com")
                        .verdict())
                .isEqualTo(Verdict.TRANSFER);
    }

    @Test
    void refusesSignaturesAndPkcs7NamesBySetting() {
        Limits byName = new Limits(20, 50, 200, false, true, AddressSyntax.STANDARD, true);
        MessagePolicy strict = new MessagePolicy(byName, Signatures.REFUSE);
        Envelope envelope = new Envelope(SENDER, List.of("taro@example.com"));
        for (String type : List.of("application/pkcs7-signature; name=a", "application/octet-stream; name=smime.P7M")) {
            assertThat(reasons(strict.decide(inspect("Content-Type: " + type + "\n\nx\n"), envelope)))
                    .as(type)
                    .containsExactly(Reason.ENCRYPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; name=a.html", "text/plain; name=a.html.txt"})
    void leavesAnAttachedDocumentWhateverIsInIt(String type) {
        String mail = TO + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: " + type
                + "\nContent-Disposition: attachment\n\n<html><img src=\"data:image/png;base64,AAAA\"></html>\n--b--\n";

        assertThat(decide(mail, SENDER, "taro@example.com").verdict()).isEqualTo(Verdict.TRANSFER);
        assertThat(reasons(decide(mail.replace("attachment", "inline"), SENDER, "taro@example.com")))
                .contains(Reason.DATA_URL);
    }

    @Test
    void leavesAnAttachedDocumentOfAnySize() {
        String mail = TO + "Content-Type: text/html; name=a.html\nContent-Disposition: attachment\n\n<html>"
                + "<b>words</b>\n".repeat(700_000);

        assertThat(decide(mail, SENDER, "taro@example.com").verdict()).isEqualTo(Verdict.TRANSFER);
        assertThat(reasons(decide(mail.replace("attachment", "inline"), SENDER, "taro@example.com")))
                .containsExactly(Reason.UNEXPECTED_ERROR);
    }

    @Test
    void refusesOneNameInTwoEncodings() {
        String mail = TO + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: image/png; name=\"=?ISO-2022-JP?B?GyRCfGI2NiFBGyhC?=\"\n\nx\n"
                + "--b\nContent-Type: image/png\nContent-Disposition: attachment;"
                + " filename*=utf-8''%E9%AB%99%E6%A9%8B%E3%80%9C\n\nx\n--b--\n";

        assertThat(reasons(decide(mail, SENDER, "taro@example.com"))).containsExactly(Reason.DUPLICATE_FILE_NAMES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "undisclosed-recipients",
                "Undisclosed recipients",
                "undisclosed-recipients:;",
                "\"Undisclosed-Recipient:;\"",
                "<Undisclosed-Recipient:;>",
                "undisclosed-recipients: <>;",
                "Recipient list not shown: ;"
            })
    void takesUndisclosedRecipientsForNobodyBySetting(String to) {
        String mail = "To: " + to + "\n" + FILE;
        Limits nobody = new Limits(20, 50, 200, false, true, AddressSyntax.STANDARD, false, true, false);
        Decision decision = new MessagePolicy(nobody, Signatures.EXTRACT)
                .decide(inspect(mail), new Envelope(SENDER, List.of("taro@example.com")));

        assertThat(decision.verdict()).isEqualTo(Verdict.TRANSFER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-microsoft-rpmsg-message; name=message.rpmsg",
                "application/octet-stream; name=message_v2.RPMSG"
            })
    void refusesProtectedMailBySetting(String type) {
        String mail = TO + "Content-Type: " + type + "\n\nx\n";
        Limits refusing = new Limits(20, 50, 200, false, true, AddressSyntax.STANDARD, false, false, true);
        Decision decision = new MessagePolicy(refusing, Signatures.EXTRACT)
                .decide(inspect(mail), new Envelope(SENDER, List.of("taro@example.com")));

        assertThat(reasons(decision)).containsExactly(Reason.ENCRYPTED);
        assertThat(decide(mail, SENDER, "taro@example.com").verdict()).isEqualTo(Verdict.TRANSFER);
    }

    private static Decision decide(String mail, String sender, String... recipients) {
        return new MessagePolicy(Limits.DEFAULT, Signatures.EXTRACT)
                .decide(Inspected.from(sender, mail), new Envelope(sender, List.of(recipients)));
    }

    private static Inspection inspect(String mail) {
        return inspect(mail, InspectionSettings.DEFAULT);
    }

    private static Inspection inspect(String mail, InspectionSettings settings) {
        byte[] octets = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            return new MessageInspector(settings).inspect(() -> new ByteArrayInputStream(octets), false);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<Reason> reasons(Decision decision) {
        return decision.violations().stream().map(Violation::reason).toList();
    }
}
