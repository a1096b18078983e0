package jp.cryptobin.james.scenarios.demo;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import org.awaitility.Awaitility;

/** A vault that is away, and an answer of it that is lost. */
final class TroubleChapter {
    private static final String FAILED = "try 2 failed";

    private final Scene scene;
    private final Narrator narrator;

    TroubleChapter(Scene scene) {
        this.scene = scene;
        this.narrator = scene.narrator();
    }

    void theVaultIsAwayAndComesBack() throws IOException {
        narrator.chapter("The vault is away: the mail waits, and goes out once when it is back");
        String subject = "急ぎの資料";
        scene.stage().vault().kill();
        narrator.says(
                "The vault is switched off. (As shipped the gateway tries again after a minute; here, each second.)");
        scene.send("a file to Suzuki", letter(subject));
        Awaitility.await("a second try").atMost(Duration.ofSeconds(60)).until(() -> !log().isEmpty());
        narrator.says("The administrator reads in the log of James:");
        narrator.shows(log().stream().limit(1).map(TroubleChapter::message).toList());
        narrator.expects("nothing was relayed", scene.nothingReached(Scene.SUZUKI, subject));
        scene.stage().vault().comeBack();
        arrivesOnce(subject);
    }

    void theAnswerOfTheVaultIsLost() throws IOException {
        narrator.chapter("The vault takes the files, but its answer is lost on the way");
        String subject = "もう一度";
        scene.stage().control().breakNextUpload("RESET_AFTER");
        scene.send("a file to Suzuki", letter(subject));
        arrivesOnce(subject);
    }

    private void arrivesOnce(String subject) {
        List<ReceivedMail> pair = scene.pairForSuzuki(subject);
        narrator.expects(
                "Suzuki gets mail and deposit notice, once",
                pair.size() == 2
                        && scene.stage().world().mailsFor(Scene.SUZUKI).stream()
                                        .filter(mail -> mail.mail().subject().endsWith(subject))
                                        .count()
                                == 2);
        narrator.expects("the vault has one deposit", scene.deposits(subject).size() == 1);
    }

    private Letter letter(String subject) {
        return scene.letter(subject, Scene.SUZUKI)
                .containing(multipart("mixed", text("資料です。\r\n"), file("application/pdf", "a.pdf", new byte[5_000])));
    }

    private List<String> log() {
        return scene.stage().james().logLines(FAILED);
    }

    /** Without time, level and thread. */
    private static String message(String line) {
        return line.substring(Math.max(0, line.indexOf("mail Mail")));
    }
}
