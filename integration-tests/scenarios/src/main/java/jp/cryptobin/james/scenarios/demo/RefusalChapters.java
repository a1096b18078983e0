package jp.cryptobin.james.scenarios.demo;

import static jp.cryptobin.james.scenarios.mail.MimePart.encoded;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.html;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static jp.cryptobin.james.scenarios.mail.MimePart.verbatim;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;

/** Mail that is stopped, and what its sender reads: manual 4.1 and 5.6. */
final class RefusalChapters {
    private static final byte[] CONTENT = new byte[2_000];
    private static final String ERROR = "エラー内容：";

    private final Scene scene;
    private final Narrator narrator;

    RefusalChapters(Scene scene) {
        this.scene = scene;
        this.narrator = scene.narrator();
    }

    void encryptedMailIsStopped() throws IOException {
        narrator.chapter("Encrypted mail is stopped, and its sender reads why (manual 4.1, 5.6.19)");
        String subject = "極秘";
        scene.send(
                "a mail encrypted with PGP",
                scene.letter(subject, Scene.SUZUKI)
                        .containing(multipart(
                                "encrypted",
                                verbatim("application/pgp-encrypted", "Version: 1"),
                                verbatim(
                                        "application/octet-stream; name=encrypted.asc",
                                        "-----BEGIN PGP MESSAGE-----"))));
        ReceivedMail notice = scene.noticeToTaro(subject);
        narrator.says("Taro reads (the English half is left out here):");
        narrator.shows(japaneseHalf(notice));
        check(subject, notice, "暗号化されたファイルを「クリプト便メール連携」経由で送信することはできません。");
        stopped(
                "a mail encrypted with S/MIME",
                "S/MIME",
                encoded("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", CONTENT),
                "暗号化されたファイルを「クリプト便メール連携」経由で送信することはできません。");
    }

    void filesInTheBodyAreRefused() throws IOException {
        narrator.chapter("A file written into the HTML itself is refused (5.6.18)");
        stopped(
                "HTML with a picture in a data: URL",
                "data URL",
                html("<p><img src=\"data:image/png;base64,iVBORw0KGgo=\"></p>"),
                "メールにファイルを添付する方法が不正です。(data: URL形式)");
    }

    void aFileWithoutANameIsRefused() throws IOException {
        narrator.chapter("A file without a name is refused (5.6.3)");
        stopped(
                "a forwarded mail that has no file name",
                "FW: no name",
                multipart("mixed", text("FW\r\n"), verbatim("message/rfc822", "Subject: inner", "", "Text.")),
                "添付ファイルにファイル名がないファイルが存在します。");
    }

    void limitsAreToldTogether() throws IOException {
        narrator.chapter("Whoever breaks several rules reads all of them in one notice (5.6.2, 5.6.4, 5.6.6)");
        String subject = "一斉送信";
        List<MimePart> files = IntStream.rangeClosed(1, 21)
                .mapToObj(number -> file("application/pdf", "file-" + Math.min(number, 20) + ".pdf", CONTENT))
                .toList();
        Stream<String> members =
                IntStream.rangeClosed(1, 50).mapToObj(number -> "member-" + number + "@partner.example.org");
        String[] recipients = Stream.concat(Stream.of(Scene.SUZUKI), members).toArray(String[]::new);
        scene.send(
                "21 files, two of one name, to 51 people",
                scene.letter(subject, recipients).containing(multipart("mixed", files)));
        ReceivedMail notice = scene.noticeToTaro(subject);
        narrator.says("Taro reads, among what to do about each:");
        narrator.shows(errors(notice));
        check(subject, notice, "添付ファイル数が上限 (20個) を超えています。", "同じファイル名の添付ファイルが存在します。", "宛先のメールアドレス数が上限（50個）を超えています。");
    }

    void theVaultSaysNo() throws IOException {
        narrator.chapter("The vault itself refuses a file: the section forbids *.exe (5.6.5)");
        scene.stage().control().change("{\"forbiddenNames\":[\"*.exe\"]}");
        stopped(
                "setup.exe",
                "setup.exe",
                multipart("mixed", text("text\r\n"), file("application/octet-stream", "setup.exe", CONTENT)),
                "クリプト便で使用が禁止されたファイル名が使用されています。");
        scene.stage().control().reset();
    }

    private void stopped(String what, String subject, MimePart body, String error) throws IOException {
        scene.send(what, scene.letter(subject, Scene.SUZUKI).containing(body));
        ReceivedMail notice = scene.noticeToTaro(subject);
        narrator.says("Taro reads:");
        narrator.shows(errors(notice));
        check(subject, notice, error);
    }

    private void check(String subject, ReceivedMail notice, String... errors) {
        narrator.expects(
                "the notice says it in the words of the manual",
                Arrays.stream(errors).allMatch(error -> errors(notice).contains(ERROR + error)));
        narrator.expects("nothing was relayed", scene.nothingReached(Scene.SUZUKI, subject));
        narrator.expects(
                "the vault holds nothing of it", scene.deposits(subject).isEmpty());
    }

    private static List<String> errors(ReceivedMail notice) {
        return notice.text().lines().filter(line -> line.startsWith(ERROR)).toList();
    }

    private static List<String> japaneseHalf(ReceivedMail notice) {
        return notice.text()
                .lines()
                .takeWhile(line -> !line.startsWith("-----"))
                .toList();
    }
}
