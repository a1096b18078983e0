package jp.cryptobin.james.scenarios.demo;

import java.io.IOException;
import java.util.Arrays;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.mail.SmtpReply;
import jp.cryptobin.james.scenarios.mail.Submission;
import jp.cryptobin.james.scenarios.stage.Stage;

/** What happens to mail of each kind: chapters 3 to 5 of the manual, as sender, recipient and vault see them. */
final class Story {
    private static final int ABOVE_LIMIT = 41_943_041;

    private final Scene scene;
    private final Stage stage;
    private final Narrator narrator;

    Story(Scene scene) {
        this.scene = scene;
        this.stage = scene.stage();
        this.narrator = scene.narrator();
    }

    /** Tells all of it; returns where Hanako fetches her file, for whoever wants to see the page. */
    FilesChapters.Pickup tell() throws IOException {
        FilesChapters files = new FilesChapters(scene);
        RefusalChapters refusals = new RefusalChapters(scene);
        TroubleChapter trouble = new TroubleChapter(scene);
        aMailWithoutFilesPassesUntouched();
        FilesChapters.Pickup pickup = files.aPdfTravelsThroughTheVault();
        files.picturesAndJapaneseNames();
        files.aForwardedMailIsAFile();
        files.blindCopiesStayBlind();
        refusals.encryptedMailIsStopped();
        refusals.filesInTheBodyAreRefused();
        refusals.aFileWithoutANameIsRefused();
        refusals.limitsAreToldTogether();
        refusals.theVaultSaysNo();
        trouble.theVaultIsAwayAndComesBack();
        trouble.theAnswerOfTheVaultIsLost();
        new HoldChapter(scene).aWrongAddressIsNoticedInTime();
        aMailAboveTheLimitIsRefusedAtTheDoor();
        aStrangerCannotSendThroughTheGateway();
        return pickup;
    }

    private void aMailWithoutFilesPassesUntouched() throws IOException {
        narrator.chapter("A mail without files passes untouched (manual 4.2.2)");
        String subject = "明日の打ち合わせ";
        Letter letter = scene.letter(subject, Scene.SUZUKI).containing(MimePart.text("鈴木様、明日十時でいかがでしょうか。\r\n"));
        scene.send("plain text to Suzuki in another company", letter);
        ReceivedMail received = stage.world().await(Scene.SUZUKI, 1).get(0).mail();
        scene.showText(received);
        narrator.expects(
                "Suzuki gets it, every octet as sent", Arrays.equals(received.withoutTrace(), letter.octets()));
    }

    private void aMailAboveTheLimitIsRefusedAtTheDoor() throws IOException {
        narrator.chapter("A mail above 40 MB is refused before it is sent (manual 5.1)");
        try (SmtpClient client = new Submission(stage.james()).connect(scene.taro())) {
            SmtpReply reply = client.command("MAIL FROM:<" + scene.taro().address() + "> SIZE=" + ABOVE_LIMIT);
            narrator.expects("Taro's mail program announces the size and is told " + reply, reply.code() == 552);
        }
    }

    private void aStrangerCannotSendThroughTheGateway() throws IOException {
        narrator.chapter("A stranger cannot send through the gateway");
        try (SmtpClient client =
                SmtpClient.connect(stage.james().host(), stage.james().ports().smtp())) {
            client.command("EHLO stranger.example.net");
            client.command("MAIL FROM:<stranger@example.net>");
            SmtpReply reply = client.command("RCPT TO:<" + Scene.SUZUKI + ">");
            narrator.shows(client.dialogue()
                    .subList(client.dialogue().size() - 4, client.dialogue().size()));
            narrator.expects("relaying is denied", reply.code() == 550);
        }
    }
}
