package jp.cryptobin.james.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.cryptobin.james.scenarios.mail.MimePart.encoded;
import static jp.cryptobin.james.scenarios.mail.MimePart.encodedWord;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.html;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static jp.cryptobin.james.scenarios.mail.MimePart.verbatim;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.ReceivedPart;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.Visitor;
import org.junit.jupiter.api.Test;

/** Files travel through the vault, the mail goes on without them (manual 3.1, 3.2 and 4.2). */
@OnUsualGateway
class MailWithFilesIT {
    private static final String NOTICE = "【クリプト便】";
    private static final byte[] PDF = Samples.pdf(300_007);

    private final Stage stage;

    MailWithFilesIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void bringsAPdfThroughTheVaultToAColleague() throws IOException {
        Account taro = stage.person("taro.pdf");
        Account hanako = stage.person("hanako.pdf");
        stage.send(Letter.from(taro)
                .to(hanako.address())
                .subject("会議の資料を送付いたします")
                .containing(
                        multipart("mixed", text("資料をお送りします。\r\n送信 太郎\r\n"), file("application/pdf", "資料.pdf", PDF))));

        List<ReceivedMail> inbox = stage.mailbox(hanako).await(2);

        ReceivedMail body = withSubject("会議の資料を送付いたします", inbox);
        assertThat(body.parts()).extracting(ReceivedPart::type).containsExactly("text/plain");
        String password = PasswordBlock.passwordIn(body);
        assertThat(password).hasSize(15);
        assertThat(body.text())
                .startsWith("資料をお送りします。\n送信 太郎\n")
                .contains("送信者 : " + taro.address() + "\n", "件名 : 【クリプト便】会議の資料を送付いたします\n")
                .containsPattern("お預かり日時 : \\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d\\n");
        ReceivedMail notice = withSubject(NOTICE + "会議の資料を送付いたします", inbox);
        assertThat(notice.text()).contains(hanako.address(), "送信 太郎 <" + taro.address() + ">", "・資料.pdf");
        Visitor visitor = new Visitor(URI.create(PasswordBlock.linkIn(notice)));
        assertThat(visitor.enter(password + "x").opened()).isFalse();
        assertThat(visitor.enter(password).opened()).isTrue();
        assertThat(visitor.download(0)).isEqualTo(PDF);
    }

    @Test
    void sendsTheBodyOnceAndTheVaultsNoticeBesideIt() throws IOException {
        Account taro = stage.person("taro.order");
        stage.send(Letter.from(taro)
                .to("order@partner.example.org")
                .subject("order")
                .containing(multipart("mixed", text("text"), file("application/pdf", "a.pdf", PDF))));

        List<RelayedMail> mails = stage.world().await("order@partner.example.org", 2);

        assertThat(mails)
                .extracting(mail -> mail.mail().subject())
                .containsExactlyInAnyOrder("order", NOTICE + "order");
        assertThat(mails)
                .filteredOn(mail -> mail.mail().subject().equals("order"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.sender()).isEqualTo(taro.address()));
        assertThat(stage.control().depositsOf(taro.address())).singleElement().satisfies(deposit -> {
            assertThat(deposit.state()).isEqualTo("DELIVERED");
            assertThat(deposit.fileNames()).containsExactly("a.pdf");
        });
    }

    @Test
    void takesPicturesOutOfHtmlAndReadsJapaneseNamesInBothForms() throws IOException {
        Account taro = stage.person("taro.html");
        String name2231 = "filename*=UTF-8''%E8%A6%8B%E7%A9%8D%E6%9B%B8%E2%91%A0.xlsx";
        String name2047 = "filename=\"" + encodedWord("議事録.doc", Charset.forName("ISO-2022-JP")) + "\"";
        stage.send(Letter.from(taro)
                .to("html@partner.example.org")
                .subject("写真")
                .containing(multipart(
                        "mixed",
                        multipart(
                                "alternative",
                                text("本文です。"),
                                multipart(
                                        "related",
                                        html("<html><body background='cid:bg@x'><p>本文です。</p>"
                                                + "<img alt='logo' src=\"cid:logo@x\">"
                                                + "<div style=\"color: red; background: url(cid:bg@x)\">青</div>"
                                                + "</body></html>"),
                                        inline("image/png", "logo.png", "logo@x"),
                                        inline("image/gif", "bg.gif", "bg@x"))),
                        encoded("application/vnd.ms-excel", PDF).with("Content-Disposition: attachment; " + name2231),
                        encoded("application/msword", PDF).with("Content-Disposition: attachment; " + name2047))));

        ReceivedMail body = bodyFor("html@partner.example.org", "写真");

        assertThat(body.parts()).extracting(ReceivedPart::type).containsExactly("text/plain", "text/html");
        assertThat(body.html())
                .doesNotContain("cid:")
                .contains("<img alt='logo'", "color: red", "本文です。", "クリプト便ファイルパスワード");
        assertThat(body.text()).startsWith("本文です。");
        assertThat(stage.control().depositsOf(taro.address()))
                .singleElement()
                .satisfies(deposit ->
                        assertThat(deposit.fileNames()).containsExactly("logo.png", "bg.gif", "見積書①.xlsx", "議事録.doc"));
    }

    @Test
    void treatsAMailForwardedAsAttachmentAsOneFile() throws IOException {
        Account taro = stage.person("taro.forward");
        stage.send(Letter.from(taro)
                .to("forward@partner.example.org")
                .subject("FW")
                .containing(multipart(
                        "mixed",
                        text("転送します。"),
                        forwarded().with("Content-Disposition: attachment; filename=\"forwarded.eml\""))));

        ReceivedMail body = bodyFor("forward@partner.example.org", "FW");

        assertThat(body.parts()).extracting(ReceivedPart::type).containsExactly("text/plain");
        StoredDeposit deposit = stage.control().depositsOf(taro.address()).get(0);
        assertThat(deposit.fileNames()).containsExactly("forwarded.eml");
        Visitor visitor = new Visitor(deposit.recipients().get(0).url());
        visitor.enter(PasswordBlock.passwordIn(body));
        assertThat(new String(visitor.download(0), UTF_8)).isEqualTo("Subject: inner\r\n\r\nInner text.");
    }

    @Test
    void servesBlindCopiesWithoutDisclosingThem() throws IOException {
        Account taro = stage.person("taro.bcc");
        stage.send(Letter.from(taro)
                .to("open@partner.example.org")
                .bcc("hidden@secret.example.net")
                .subject("quiet")
                .containing(multipart("mixed", text("text"), file("application/pdf", "a.pdf", PDF))));

        List<RelayedMail> open = stage.world().await("open@partner.example.org", 2);
        List<RelayedMail> hidden = stage.world().await("hidden@secret.example.net", 2);

        assertThat(open)
                .allSatisfy(mail -> assertThat(new String(mail.mail().withoutTrace(), UTF_8) + readable(mail))
                        .doesNotContain("hidden", "Bcc:"));
        assertThat(hidden)
                .filteredOn(mail -> mail.mail().subject().startsWith(NOTICE))
                .singleElement()
                .satisfies(notice -> assertThat(readable(notice))
                        .contains("hidden@secret.example.net")
                        .doesNotContain("open@partner.example.org"));
        assertThat(stage.control().depositsOf(taro.address()))
                .singleElement()
                .satisfies(deposit -> assertThat(deposit.addresses())
                        .containsExactlyInAnyOrder("open@partner.example.org", "hidden@secret.example.net"));
    }

    @Test
    void carriesAMailOf35Megabytes() throws IOException {
        Account taro = stage.person("taro.big");
        byte[] big = Samples.pdf(26_000_000);
        stage.send(Letter.from(taro)
                .to("big@partner.example.org")
                .subject("big")
                .containing(multipart("mixed", text("text"), file("application/pdf", "big.pdf", big))));

        ReceivedMail body = bodyFor("big@partner.example.org", "big");

        assertThat(body.octets()).hasSizeLessThan(10_000);
        StoredDeposit deposit = stage.control().depositsOf(taro.address()).get(0);
        Visitor visitor = new Visitor(deposit.recipients().get(0).url());
        visitor.enter(PasswordBlock.passwordIn(body));
        assertThat(visitor.download(0)).isEqualTo(big);
    }

    @Test
    void rebuildsAmbiguousMailWithoutFilesAndMakesNoDeposit() throws IOException {
        Account taro = stage.person("taro.ambiguous");
        Letter letter = Letter.from(taro)
                .to("ambiguous@partner.example.org")
                .subject("two boundaries")
                .containing(verbatim(
                        "multipart/mixed; boundary=one",
                        "hidden in the preamble",
                        "--one",
                        "Content-Type: text/plain",
                        "",
                        "seen by all",
                        "--one--",
                        "--two",
                        "Content-Type: application/pdf; name=smuggled.pdf",
                        "",
                        "hidden in the epilogue",
                        "--two--"));

        stage.send(letter);
        ReceivedMail received =
                stage.world().await("ambiguous@partner.example.org", 1).get(0).mail();

        assertThat(received.text()).isEqualTo("seen by all\n");
        assertThat(received.toString()).doesNotContain("hidden in", "smuggled", "パスワード");
        assertThat(stage.control().depositsOf(taro.address())).isEmpty();
    }

    private ReceivedMail bodyFor(String recipient, String subject) {
        return withSubject(
                subject,
                stage.world().await(recipient, 2).stream()
                        .map(RelayedMail::mail)
                        .toList());
    }

    private static ReceivedMail withSubject(String subject, List<ReceivedMail> mails) {
        return mails.stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + subject + " among " + mails));
    }

    private static String readable(RelayedMail mail) {
        return mail.mail().text();
    }

    private static MimePart inline(String type, String name, String contentId) {
        return encoded(type, name.getBytes(UTF_8))
                .with("Content-ID: <" + contentId + ">")
                .with("Content-Disposition: inline; filename=\"" + name + "\"");
    }

    private static MimePart forwarded() {
        return verbatim("message/rfc822", "Subject: inner", "", "Inner text.");
    }
}
