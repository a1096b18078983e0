package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.encoded;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.html;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static jp.cryptobin.james.scenarios.mail.MimePart.verbatim;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.ReceivedPart;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mail that is stopped: its sender reads why, and nobody else gets anything (manual 4.1 and 5.6). */
@OnUsualGateway
class RefusedMailIT {
    private static final byte[] CONTENT = Samples.pdf(1_000);
    private static final String TOO_MANY_FILES = "エラー内容：添付ファイル数が上限 (20個) を超えています。";
    private static final String TOO_MANY_RECIPIENTS = "エラー内容：宛先のメールアドレス数が上限（50個）を超えています。";

    private final Stage stage;

    RefusedMailIT(Stage stage) {
        this.stage = stage;
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                Arguments.of(
                        "pgp",
                        multipart(
                                "encrypted",
                                verbatim("application/pgp-encrypted", "Version: 1"),
                                verbatim(
                                        "application/octet-stream; name=encrypted.asc", "-----BEGIN PGP MESSAGE-----")),
                        "エラー内容：暗号化されたファイルを「クリプト便メール連携」経由で送信することはできません。"),
                Arguments.of(
                        "smime",
                        encoded("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", CONTENT),
                        "エラー内容：暗号化されたファイルを「クリプト便メール連携」経由で送信することはできません。"),
                Arguments.of(
                        "data-url",
                        html("<p>Logo: <img src='\n data:image/png;base64,iVBORw0KGgo='></p>"),
                        "エラー内容：メールにファイルを添付する方法が不正です。(data: URL形式)"),
                Arguments.of(
                        "nameless-forward",
                        multipart("mixed", text("FW"), verbatim("message/rfc822", "Subject: inner", "", "Inner.")),
                        "エラー内容：添付ファイルにファイル名がないファイルが存在します。"),
                Arguments.of("21-files", multipart("mixed", files(21)), TOO_MANY_FILES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unacceptable")
    void tellsTheSenderWhyAndNobodyElseAnything(String kind, MimePart body, String error) throws IOException {
        Account taro = stage.person("taro." + kind);
        String recipient = kind + "@partner.example.org";
        Letter letter = Letter.from(taro).to(recipient).subject("about " + kind).containing(body);

        stage.send(letter);
        ReceivedMail notice = onlyNoticeTo(taro);

        assertThat(notice.text().lines().filter(line -> line.startsWith("エラー内容：")))
                .containsExactly(error);
        assertThat(notice.text()).contains("件名 : about " + kind, "・" + recipient, "どの宛先にも送信されていません。");
        assertThat(notice.parsed()).satisfies(message -> {
            assertThat(message.getHeader("Return-Path")).containsExactly("<>");
            assertThat(message.getHeader("Auto-Submitted", null)).startsWith("auto-");
        });
        nothingLeftTheGateway(taro, recipient);
    }

    @Test
    void refusesFiftyOneRecipients() throws IOException {
        Account taro = stage.person("taro.51");
        String[] recipients = recipients("r51-", 51);

        stage.send(Letter.from(taro).to(recipients).subject("many").containing(multipart("mixed", files(1))));

        assertThat(onlyNoticeTo(taro).text()).contains(TOO_MANY_RECIPIENTS, "■ 送信者様のご対応で解消できます");
        nothingLeftTheGateway(taro, recipients);
    }

    @Test
    void takesTwentyFilesForFiftyRecipients() throws IOException {
        Account taro = stage.person("taro.limit");
        String[] recipients = recipients("r50-", 50);

        stage.send(Letter.from(taro).to(recipients).subject("ち".repeat(200)).containing(multipart("mixed", files(20))));

        for (String recipient : recipients) {
            assertThat(stage.world().await(recipient, 2)).hasSize(2);
        }
        assertThat(stage.control().depositsOf(taro.address())).singleElement().satisfies(deposit -> {
            assertThat(deposit.files()).hasSize(20);
            assertThat(deposit.addresses()).containsExactlyInAnyOrder(recipients);
        });
        assertThat(stage.mailbox(taro).messages()).isEmpty();
    }

    @Test
    void tellsEveryViolationInOneNotice() throws IOException {
        Account taro = stage.person("taro.several");
        List<MimePart> parts = new ArrayList<>(files(20));
        parts.add(file("application/pdf", "請求書😀.pdf", CONTENT));
        parts.add(file("application/pdf", "file-1.pdf", CONTENT));
        String[] recipients = recipients("several-", 51);

        stage.send(Letter.from(taro)
                .to(recipients)
                .subject("至急😀" + "あ".repeat(198))
                .containing(multipart("mixed", parts)));

        assertThat(onlyNoticeTo(taro).text())
                .contains(
                        TOO_MANY_FILES,
                        TOO_MANY_RECIPIENTS,
                        "エラー内容：添付ファイルのファイル名に使用できない文字が使われています。",
                        "エラー内容：同じファイル名の添付ファイルが存在します。",
                        "エラー内容：件名の文字数が上限（200文字）を超えています。",
                        "エラー内容：件名に使用できない文字が含まれています。",
                        "・請求書😀.pdf",
                        "・file-1.pdf");
        nothingLeftTheGateway(taro, recipients);
    }

    @Test
    void returnsOnlyTheHeaderOfAMailWithFilesThatCouldNotBeDelivered() throws IOException {
        Account taro = stage.person("taro.bounce");
        stage.world().refuse("nobody@partner.example.org");

        stage.send(Letter.from(taro)
                .to("nobody@partner.example.org", "somebody@partner.example.org")
                .subject("half delivered")
                .containing(multipart("mixed", text("本文です。"), files(1).get(0))));

        String password = PasswordBlock.passwordIn(
                body(stage.world().await("somebody@partner.example.org", 2), "half delivered"));
        ReceivedMail report = onlyNoticeTo(taro);
        assertThat(report.toString())
                .contains("multipart/report", "nobody@partner.example.org", "user unknown", "Subject: half delivered")
                .doesNotContain(password, "クリプト便ファイルパスワード");
        assertThat(report.parts())
                .extracting(ReceivedPart::type)
                .containsExactly("text/plain", "message/delivery-status", "text/rfc822-headers");
    }

    private static ReceivedMail body(List<RelayedMail> mails, String subject) {
        return mails.stream()
                .map(RelayedMail::mail)
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsTheSenderWhatTheVaultRefuses() throws IOException {
        Account taro = stage.person("taro.vault-refuses");
        stage.control().change("{\"forbiddenNames\":[\"*.exe\"]}");

        stage.send(Letter.from(taro)
                .to("vault-refuses@partner.example.org")
                .subject("program")
                .containing(multipart("mixed", text("text"), file("application/octet-stream", "setup.exe", CONTENT))));

        assertThat(onlyNoticeTo(taro).text()).contains("エラー内容：クリプト便で使用が禁止されたファイル名が使用されています。", "・setup.exe");
        nothingLeftTheGateway(taro, "vault-refuses@partner.example.org");
    }

    private ReceivedMail onlyNoticeTo(Account sender) {
        List<ReceivedMail> inbox = stage.mailbox(sender).await(1);
        assertThat(inbox).hasSize(1);
        return inbox.get(0);
    }

    /** The notice is written last: what would have left, has left by now. */
    private void nothingLeftTheGateway(Account sender, String... recipients) {
        assertThat(recipients)
                .allSatisfy(recipient ->
                        assertThat(stage.world().mailsFor(recipient)).isEmpty());
        assertThat(stage.control().depositsOf(sender.address())).isEmpty();
    }

    private static String[] recipients(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> prefix + number + "@partner.example.org")
                .toArray(String[]::new);
    }

    private static List<MimePart> files(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> file("application/pdf", "file-" + number + ".pdf", CONTENT))
                .toList();
    }
}
