package jp.cryptobin.james.scenarios.demo;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.server.JamesSetup;

/** A mail waits before anything of it leaves, and its sender looks at it once more. */
final class HoldChapter {
    private static final String ANSWERS = "cryptobin-hold@example.com";
    private static final String WRONG = "suzuki@partner.examp1e.com";

    private final Scene scene;
    private final Narrator narrator;

    HoldChapter(Scene scene) {
        this.scene = scene;
        this.narrator = scene.narrator();
    }

    /** For the mail of Hanako alone; the other chapters shall not wait. */
    static JamesSetup switchOn(JamesSetup setup) {
        return setup.hold("<mailet match=\"SenderIs=hanako@example.com\" class=\"jp.cryptobin.james.mailets.HoldMail\">"
                + "<partnerDomains>partner.example.com</partnerDomains>"
                + "<onMailetException>cryptobin-refused</onMailetException></mailet>");
    }

    void aWrongAddressIsNoticedInTime() throws IOException {
        narrator.chapter("A wrong address is noticed in time: the mail waits, and its sender stops it");
        scene.stage()
                .james()
                .webAdmin()
                .curl("curl -X PUT 'http://127.0.0.1:8000/address/aliases/postmaster@example.com/sources/" + ANSWERS
                        + "'");
        String subject = "見積書";
        narrator.says("Hanako sends a file to " + WRONG + ", where HoldMail is switched on for her.");
        scene.stage()
                .send(Letter.from(scene.hanako())
                        .to(WRONG)
                        .subject(subject)
                        .containing(multipart(
                                "mixed", text("お送りします。\r\n"), file("application/pdf", "a.pdf", new byte[5_000]))));
        ReceivedMail letter = scene.toldHanako("Check before it is sent: " + subject);
        scene.showText(letter);
        narrator.expects("nothing was sent, and the vault has nothing", isHeld(subject));
        narrator.says("She opens the link to stop it, and sends the mail that it opens.");
        scene.stage()
                .send(Letter.from(scene.hanako())
                        .to(ANSWERS)
                        .subject(stop(letter))
                        .containing(text("")));
        scene.showText(scene.toldHanako("Mail stopped: " + subject));
        narrator.expects("nothing was ever sent", isHeld(subject));
    }

    private boolean isHeld(String subject) {
        return scene.nothingReached(WRONG, subject) && scene.deposits(subject).isEmpty();
    }

    /** The subject of the mail that the link opens. */
    private static String stop(ReceivedMail letter) {
        Matcher link = Pattern.compile("\\?subject=(STOP\\S+)").matcher(letter.text());
        if (!link.find()) {
            throw new IllegalStateException("No link in " + letter.text());
        }
        return URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
    }
}
