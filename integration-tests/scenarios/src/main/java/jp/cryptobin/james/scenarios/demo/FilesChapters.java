package jp.cryptobin.james.scenarios.demo;

import static jp.cryptobin.james.scenarios.mail.MimePart.encoded;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.html;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static jp.cryptobin.james.scenarios.mail.MimePart.verbatim;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.StoredDeposit.StoredFile;
import jp.cryptobin.james.scenarios.vault.Visitor;
import jp.cryptobin.james.scenarios.vault.Visitor.PageAnswer;

/** Mail whose files travel through the vault: chapters 3 and 4 of the manual. */
final class FilesChapters {
    private static final byte[] PDF = pdf(300_007);

    private final Scene scene;
    private final Narrator narrator;

    FilesChapters(Scene scene) {
        this.scene = scene;
        this.narrator = scene.narrator();
    }

    /** What a person needs to fetch files: the link of one mail, the password of the other. */
    record Pickup(URI link, String password) {}

    Pickup aPdfTravelsThroughTheVault() throws IOException {
        narrator.chapter("A mail with a PDF: the file travels through the vault (manual 3.1, 3.2, 4.2)");
        String subject = "会議の資料を送付いたします";
        scene.send(
                "資料.pdf (300,007 octets) to Hanako, a colleague",
                scene.letter(subject, scene.hanako().address())
                        .containing(multipart(
                                "mixed", text("花子さん、資料をお送りします。\r\n太郎\r\n"), file("application/pdf", "資料.pdf", PDF))));
        List<ReceivedMail> mails = scene.pairForHanako(subject);
        narrator.says("Hanako finds two mails in her mailbox. Taro's, without the file:");
        scene.showText(mails.get(0));
        narrator.says("and the deposit notice of the vault:");
        scene.showText(mails.get(1));
        narrator.expects(
                "Taro's mail holds text and nothing else",
                mails.get(0).parts().size() == 1 && mails.get(0).parts().get(0).is("text/plain"));
        showDeposit(subject);
        Pickup pickup =
                new Pickup(URI.create(PasswordBlock.linkIn(mails.get(1))), PasswordBlock.passwordIn(mails.get(0)));
        fetch(pickup);
        return pickup;
    }

    private void fetch(Pickup pickup) {
        narrator.says("Hanako opens the link of the second mail and mistypes the password of the first:");
        Visitor hanako = new Visitor(pickup.link());
        PageAnswer wrong = hanako.enter(pickup.password().substring(1));
        narrator.shows(List.of(wrong.error()));
        narrator.expects("the page gives nothing for a wrong password", !wrong.opened());
        narrator.expects(
                "for the right one it opens", hanako.enter(pickup.password()).opened());
        narrator.expects("and gives 資料.pdf, byte for byte", Arrays.equals(hanako.download(0), PDF));
    }

    void picturesAndJapaneseNames() throws IOException {
        narrator.chapter("An HTML mail with pictures in it and Japanese file names (manual 4.2.3)");
        String subject = "見積書の件";
        String body = "<html><body><p>鈴木様、見積書です。</p><img alt=\"社章\" src=\"cid:logo@example.com\"></body></html>";
        scene.send(
                "text and HTML, a picture that the HTML shows, and a workbook, to Suzuki in another company",
                scene.letter(subject, Scene.SUZUKI)
                        .containing(multipart(
                                "mixed",
                                multipart(
                                        "related",
                                        multipart("alternative", text("鈴木様、見積書です。\r\n"), html(body)),
                                        encoded("image/png", PDF)
                                                .with("Content-ID: <logo@example.com>")
                                                .with("Content-Disposition: inline; filename=logo.png")),
                                encoded("application/vnd.ms-excel", PDF)
                                        .with("Content-Disposition: attachment;"
                                                + " filename*=UTF-8''%E8%A6%8B%E7%A9%8D%E6%9B%B8%E2%91%A0.xlsx"))));
        ReceivedMail mail = scene.pairForSuzuki(subject).get(0);
        narrator.says("The HTML that Suzuki reads begins:");
        narrator.shows(List.of(mail.html().lines().findFirst().orElse("")));
        narrator.expects(
                "nothing in it refers to a picture that is gone", !mail.html().contains("cid:"));
        narrator.expects(
                "the password stands in both, the text and the HTML",
                mail.text().contains("クリプト便ファイルパスワード") && mail.html().contains("クリプト便ファイルパスワード"));
        showDeposit(subject);
        narrator.expects(
                "with both names as Taro wrote them",
                scene.deposits(subject).get(0).fileNames().equals(List.of("logo.png", "見積書①.xlsx")));
    }

    void aForwardedMailIsAFile() throws IOException {
        narrator.chapter("A mail forwarded as an attachment is a file like any other");
        String subject = "FW: 転送";
        scene.send(
                "a forwarded mail named 問い合わせ.eml",
                scene.letter(subject, Scene.SUZUKI)
                        .containing(
                                multipart(
                                        "mixed",
                                        text("転送します。\r\n"),
                                        verbatim("message/rfc822", "Subject: question", "", "How much is it?")
                                                .with(
                                                        "Content-Disposition: attachment;"
                                                                + " filename*=UTF-8''%E5%95%8F%E3%81%84%E5%90%88%E3%82%8F%E3%81%9B.eml"))));
        scene.pairForSuzuki(subject);
        showDeposit(subject);
    }

    void blindCopiesStayBlind() throws IOException {
        narrator.chapter("A blind copy is served, and stays blind");
        String subject = "ご参考";
        String blind = "auditor@secret.example.net";
        scene.send(
                "a file to Suzuki, and a blind copy to " + blind + ", whom his mail program names in a Bcc field",
                scene.letter(subject, Scene.SUZUKI)
                        .bcc(blind)
                        .containing(multipart("mixed", text("ご参考まで。\r\n"), file("application/pdf", "a.pdf", PDF))));
        List<RelayedMail> forAuditor = scene.stage().world().await(blind, 2);
        narrator.expects("the auditor gets mail and deposit notice", forAuditor.size() == 2);
        narrator.expects(
                "Suzuki sees no trace of the auditor",
                scene.pairForSuzuki(subject).stream()
                        .noneMatch(mail -> (new String(mail.withoutTrace(), StandardCharsets.UTF_8) + mail.text())
                                .contains("auditor")));
    }

    private void showDeposit(String subject) {
        List<StoredDeposit> deposits = scene.deposits(subject);
        narrator.says("The vault holds:");
        for (StoredDeposit deposit : deposits) {
            narrator.shows(deposit.files().stream().map(FilesChapters::line).toList());
        }
        narrator.expects("one deposit for this mail", deposits.size() == 1);
    }

    private static String line(StoredFile file) {
        return "%s  %,d octets  SHA-256 %s..."
                .formatted(file.name(), file.size(), file.sha256().substring(0, 12));
    }

    /** Looks like a document and holds every octet value. */
    private static byte[] pdf(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        byte[] start = "%PDF-1.7\r\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, octets, 0, start.length);
        return octets;
    }
}
