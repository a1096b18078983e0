package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.encoded;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.html;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whoever is stopped is told, and where nobody can be told the mail is kept: mail of every kind of refusal, from senders
 * who can, cannot and must not be told, while the smart host refuses the null reverse-path of every notice. The gateway
 * runs as shipped but for its patience, and for two steps that fail when the test wants it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ToldOrKeptIT {
    private static final String REFUSED = "var/mail/cryptobin-refused/";
    private static final String ERROR = "var/mail/error/";
    private static final byte[] PDF = Samples.pdf(1_000);
    private static final String BEHIND = "behind@partner.example.org";
    private static final String LOST = "lost@partner.example.org";

    private static Stage stage;
    private static Account postmaster;

    @BeforeAll
    static void setStage() {
        stage = Stage.set(
                Places.ofBuild(),
                setup -> failingStep(
                                failingStep(setup, BEHIND, "behind", "... then the mail without"),
                                LOST,
                                "lost",
                                "First the files")
                        .upload("horizon", "2")
                        .authorise("127.0.0.0/8")
                        .replace(
                                "mailetcontainer.xml",
                                "class=\"jp.cryptobin.james.mailets.AwaitCancel\">",
                                "class=\"jp.cryptobin.james.mailets.AwaitCancel\"><firstInterval>1</firstInterval>"
                                        + "<longestInterval>1</longestInterval><releaseInterval>1</releaseInterval>"),
                System.out::println);
        stage.world().refuseNullSender();
        postmaster = stage.person("postmaster");
        breakFolder("behind");
        breakFolder("lost");
    }

    /** A step that keeps mail for one recipient in a folder, and fails once the folder is none any more. */
    private static JamesSetup failingStep(JamesSetup setup, String recipient, String folder, String before) {
        String comment = "      <!-- " + before;
        String step = "      <mailet match=\"RecipientIs=" + recipient + "\" class=\"ToRepository\">"
                + "<repositoryPath>file://var/mail/" + folder + "/</repositoryPath><passThrough>true</passThrough>"
                + "<onMailetException>" + (recipient.equals(LOST) ? "error" : "cryptobin-refused")
                + "</onMailetException></mailet>\n";
        return setup.replace("mailetcontainer.xml", comment, step + comment);
    }

    /** A file in the place of a folder: nothing can be kept there, whoever the server runs as. */
    private static void breakFolder(String folder) {
        Path path = stage.james().root().resolve("var/mail/" + folder);
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(path);
            }
            Files.createDirectories(path.getParent());
            Files.writeString(path, "not a folder");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Map<String, MimePart> kinds() {
        Map<String, MimePart> kinds = new LinkedHashMap<>();
        kinds.put("encrypted", encoded("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", PDF));
        kinds.put(
                "uneditable",
                multipart(
                        "mixed",
                        html("<html><body style=\"display:none\"><p>x</p></body></html>"),
                        file("application/pdf", "plans.pdf", PDF)));
        kinds.put("forbidden", multipart("mixed", text("text"), file("application/octet-stream", "setup.exe", PDF)));
        kinds.put("behind", multipart("mixed", text("text"), file("application/pdf", "a.pdf", PDF)));
        return kinds;
    }

    private static String recipient(String kind) {
        return kind.equals("behind") ? BEHIND : kind + "@partner.example.org";
    }

    /** From an address in authorizedAddresses, as a scanner or another mail server sends. */
    private static void send(String sender, String subject, String kind, String field) throws IOException {
        Letter letter = Letter.from(new Account(sender.isEmpty() ? "nobody@example.com" : sender, ""))
                .to(recipient(kind))
                .subject(subject)
                .with(field)
                .containing(kinds().get(kind));
        try (SmtpClient client =
                SmtpClient.connect(stage.james().host(), stage.james().ports().smtp())) {
            client.command("EHLO scanner.example.com");
            client.command("MAIL FROM:<" + sender + ">");
            client.command("RCPT TO:<" + recipient(kind) + ">");
            assertThat(client.data(letter.octets()).code())
                    .as(client.dialogue().toString())
                    .isEqualTo(250);
            client.command("QUIT");
        }
    }

    @Test
    @Order(1)
    void everyOriginalIsKeptAndSomebodyIsTold() throws IOException {
        Account taro = stage.person("taro");
        stage.james()
                .webAdmin()
                .curl("curl -X PUT 'http://127.0.0.1:8000/mappings/address/forwards@example.com/targets/"
                        + "elsewhere@outside.example.org'");
        stage.control().change("{\"forbiddenNames\":[\"*.exe\"]}");
        Map<String, String> senders = new LinkedHashMap<>();
        senders.put("mailbox", taro.address());
        senders.put("scanner", "scanner@example.com");
        senders.put("forwards", "forwards@example.com");
        senders.put("remote", "hanako@outside.example.net");
        senders.put("automatic", taro.address());
        senders.put("null", "");
        List<String> subjects = new ArrayList<>();
        for (String kind : kinds().keySet()) {
            for (Map.Entry<String, String> sender : senders.entrySet()) {
                String subject = kind + " from " + sender.getKey();
                subjects.add(subject);
                boolean automatic = sender.getKey().equals("automatic");
                send(sender.getValue(), subject, kind, automatic ? "Auto-Submitted: auto-generated" : "X-Nothing: no");
            }
        }

        Awaitility.await("every original to be kept")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(stage.james().webAdmin().mailsIn(REFUSED)).isEqualTo(subjects.size()));
        Awaitility.await("somebody to be told of each")
                .atMost(Duration.ofSeconds(60))
                .ignoreException(IllegalStateException.class)
                .untilAsserted(() -> {
                    List<String> told = Stream.of(taro, postmaster)
                            .flatMap(owner -> stage.mailbox(owner).messages().stream())
                            .map(ReceivedMail::subject)
                            .toList();
                    assertThat(subjects)
                            .allSatisfy(subject -> assertThat(told).anyMatch(line -> line.endsWith(": " + subject)));
                });
        assertThat(subjects.stream().filter(subject -> subject.endsWith("mailbox")))
                .allSatisfy(subject -> assertThat(stage.mailbox(taro).messages())
                        .anyMatch(mail -> mail.subject().endsWith(": " + subject)));
        assertThat(stage.world().mails())
                .noneMatch(mail -> subjects.contains(mail.mail().subject()));
        assertThat(stage.control().deposits())
                .filteredOn(deposit -> !deposit.state().equals("CANCELLED"))
                .isEmpty();
        assertThat(stage.james().webAdmin().mailsIn(ERROR)).isZero();
    }

    @Test
    @Order(2)
    void thePostmasterReadsWhatTheSenderCouldNotBeTold() {
        List<ReceivedMail> letters = stage.mailbox(postmaster).messages().stream()
                .filter(mail -> mail.subject().contains("encrypted from remote"))
                .toList();

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).startsWith("【クリプト便】通知を配達できませんでした / Notice not delivered: ");
            assertThat(letter.text())
                    .contains("通知の宛先 : hanako@outside.example.net", "Null sender not accepted here")
                    .contains("> エラー内容：暗号化されたファイルを「クリプト便メール連携」経由で送信することはできません。");
        });
    }

    @Test
    @Order(3)
    void whatCannotBeRewrittenIsStoppedBeforeTheVaultHearsOfIt() throws IOException {
        Account taro = stage.person("taro.uneditable");
        int uploads = stage.control().uploads().size();

        stage.send(Letter.from(taro)
                .to("uneditable@partner.example.org")
                .subject("hidden")
                .containing(kinds().get("uneditable")));

        ReceivedMail notice = stage.mailbox(taro).await(1).get(0);
        assertThat(notice.text()).contains("どの宛先にも送信されていません。", "該当箇所：").doesNotContain("預けられ");
        assertThat(stage.control().depositsOf(taro.address())).isEmpty();
        assertThat(stage.control().uploads()).hasSize(uploads);
    }

    @Test
    @Order(4)
    void cancelsTheDepositOfAMailThatFailsBehindIt() throws IOException {
        Account taro = stage.person("taro.behind");

        stage.send(Letter.from(taro).to(BEHIND).subject("behind").containing(kinds().get("behind")));

        assertThat(stage.mailbox(taro).await(1).get(0).text())
                .contains("どの宛先にも送信されていません。", "添付ファイルはいったんクリプト便に預けられましたが、取り消しました。");
        assertThat(stage.control().depositsOf(taro.address()))
                .extracting(StoredDeposit::state)
                .containsExactly("CANCELLED");
    }

    @Test
    @Order(5)
    void goesOnCancellingWhereTheVaultCannotBeReached() throws IOException {
        Account taro = stage.person("taro.pending");
        stage.control().breakNextCancels("RESET_BEFORE", 2);

        stage.send(Letter.from(taro).to(BEHIND).subject("pending").containing(kinds().get("behind")));

        assertThat(stage.mailbox(taro).await(1).get(0).text()).contains("添付ファイルはいったんクリプト便に預けられたため、取り消しを続けています。");
        Awaitility.await("the deposit to be cancelled")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stage.control().depositsOf(taro.address()))
                        .extracting(StoredDeposit::state)
                        .containsExactly("CANCELLED"));
    }

    @Test
    @Order(6)
    void aRefusedMailIsSentOnByAnAdministratorWhenTheCauseIsGone() throws IOException {
        Account taro = stage.person("taro.released");
        stage.control().change("{\"forbiddenNames\":[\"*.exe\"]}");
        List<String> before = stage.james().webAdmin().namesIn(REFUSED);
        stage.send(Letter.from(taro)
                .to("released@partner.example.org")
                .subject("released")
                .containing(kinds().get("forbidden")));
        stage.mailbox(taro).await(1);
        String kept = Awaitility.await()
                .until(
                        () -> stage.james().webAdmin().namesIn(REFUSED).stream()
                                .filter(name -> !before.contains(name))
                                .findFirst()
                                .orElse(""),
                        name -> !name.isEmpty());

        stage.control().reset();
        stage.james().webAdmin().reprocess(REFUSED, kept, "cryptobin");

        assertThat(stage.world().await("released@partner.example.org", 1))
                .anyMatch(mail -> mail.mail().subject().equals("released"));
        assertThat(stage.james().webAdmin().namesIn(REFUSED)).doesNotContain(kept);
        assertThat(stage.mailbox(taro).messages()).hasSize(1);
    }

    @Test
    @Order(7)
    void aStackTraceIsForTheAdministratorAndKeptBeforeTheSenderIsTold() throws IOException {
        Account taro = stage.person("taro.lost");

        stage.send(Letter.from(taro).to(LOST).subject("trace").containing(kinds().get("behind")));

        ReceivedMail bounce = stage.mailbox(taro).await(1).get(0);
        assertThat(bounce.text())
                .contains("内部エラーのため、お送りになったメールを差し止めました。", "The administrator has it")
                .doesNotContain("Exception", "at org.");
        assertThat(stage.james().webAdmin().mailsIn(ERROR)).isEqualTo(1);
    }

    @Test
    @Order(8)
    void whatReachesNobodyIsKeptAndTheHealthCheckSaysSo() throws IOException {
        int before = stage.james().webAdmin().mailsIn(ERROR);
        stage.james().webAdmin().curl("curl -X DELETE 'http://127.0.0.1:8000/users/postmaster@example.com'");

        send("scanner@example.com", "to nobody", "encrypted", "X-Nothing: no");

        Awaitility.await("the letter to be kept")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(stage.james().webAdmin().mailsIn(ERROR)).isEqualTo(before + 1));
        Awaitility.await("the log to say so")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(stage.james().logLines("a notice reached nobody"))
                        .isNotEmpty());
        assertThat(Files.readString(stage.james().root().resolve("logs/cryptobin-audit.log"), StandardCharsets.UTF_8))
                .contains("\"event\":\"untold\"");
        assertThat(stage.james().webAdmin().look("/healthcheck").body())
                .contains("1 notices reached nobody within a day");
    }

    @Test
    @Order(9)
    void whatCannotEvenBeKeptIsToldAsLost() throws IOException {
        Account taro = stage.person("taro.unkept");
        breakFolder("error");

        stage.send(Letter.from(taro).to(LOST).subject("unkept").containing(kinds().get("behind")));

        assertThat(stage.mailbox(taro).await(1))
                .singleElement()
                .satisfies(bounce ->
                        assertThat(bounce.text()).contains("お送りになったメールは送信も保管もされていません。", "neither sent nor kept"));
    }
}
