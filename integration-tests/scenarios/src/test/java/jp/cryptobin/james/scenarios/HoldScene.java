package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.Submission;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.stage.Stage;

/** A sender whose mail is held, and what that sender sees and does. */
record HoldScene(Stage stage) {
    static final String ANSWERS = "cryptobin-hold@example.com";
    static final String HELD = "var/mail/cryptobin-held/";
    static final String REFUSED = "var/mail/cryptobin-refused/";

    /** Holds the mail of one sender; James has one line for each. */
    static String line(String sender, String holdTime) {
        return line("match=\"SenderIs=" + sender + "\"", holdTime, "");
    }

    static String line(String match, String holdTime, String more) {
        return "<mailet %s class=\"jp.cryptobin.james.mailets.HoldMail\"><holdTime>%s</holdTime>%s"
                        .formatted(match, holdTime, more)
                + "<lookInterval>1</lookInterval><onMailetException>cryptobin-refused</onMailetException></mailet>";
    }

    /** What an administrator does once, as mailets.md has it. */
    void makeAddressKnown() throws IOException {
        makeAddressKnown(stage.james());
    }

    static void makeAddressKnown(JamesServer james) throws IOException {
        String command =
                "curl -X PUT 'http://127.0.0.1:8000/address/aliases/postmaster@example.com/sources/" + ANSWERS + "'";
        assertThat(Files.readAllLines(Path.of("../../docs/mailets.md"))).contains("    " + command);
        james.webAdmin().curl(command);
    }

    static Letter letter(Account sender, String subject, String... recipients) {
        return Letter.from(sender)
                .to(recipients)
                .subject(subject)
                .containing(multipart("mixed", text("text"), file("application/pdf", "a.pdf", Samples.pdf(1_000))));
    }

    /** Sends it, and waits for the letter that says that it is held. */
    ReceivedMail held(Account sender, String subject, String... recipients) throws IOException {
        int before = stage.mailbox(sender).messages().size();
        stage.send(letter(sender, subject, recipients));
        ReceivedMail letter = stage.mailbox(sender).await(before + 1).get(before);
        assertThat(letter.subject()).isEqualTo("【クリプト便】送信前の確認 / Check before it is sent: " + subject);
        return letter;
    }

    /** The subject of the mail that a link of the letter opens: {@code STOP} or {@code SEND}. */
    static String link(ReceivedMail letter, String word) {
        Matcher link = Pattern.compile("mailto:" + Pattern.quote(ANSWERS) + "\\?subject=(" + word + "[A-Za-z0-9%._-]+)")
                .matcher(letter.text());
        assertThat(link.find()).as(letter.text()).isTrue();
        return URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
    }

    /** Follows a link as a mail program does, and sends what it opened. */
    void click(Account who, ReceivedMail letter, String word) throws IOException {
        answer(who, link(letter, word), "");
    }

    void answer(Account who, String subject, String body) throws IOException {
        answer(stage.james(), who, subject, body);
    }

    /** An answer that comes to one of several servers. */
    static void answer(JamesServer james, Account who, String subject, String body) throws IOException {
        new Submission(james).send(Letter.from(who).to(ANSWERS).subject(subject).containing(text(body)));
    }

    /** A plain reply, as mail programs write it. */
    void reply(Account who, ReceivedMail letter, String word) throws IOException {
        String id = field(letter, "Message-ID");
        MimePart body = text(word + "\n\n> " + letter.text().replace("\n", "\n> "));
        stage.send(Letter.from(who)
                .to(ANSWERS)
                .subject("Re: " + letter.subject())
                .with("In-Reply-To: " + id)
                .with("References: <m1@example.com> " + id)
                .containing(body));
    }

    static String field(ReceivedMail mail, String name) {
        try {
            return mail.parsed().getHeader(name)[0];
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The latest mail, which is the one with this number. */
    ReceivedMail told(Account who, int number) {
        return stage.mailbox(who).await(number).get(number - 1);
    }

    void nothingLeftFor(String recipient) {
        stage.awaitQuiet();
        assertThat(stage.world().mailsFor(recipient)).isEmpty();
    }

    void nothingLeft(Account sender, String recipient) {
        nothingLeftFor(recipient);
        assertThat(stage.control().depositsOf(sender.address())).isEmpty();
    }

    void leftOnce(Account sender, String recipient, String subject) {
        stage.world().await(recipient, 2);
        stage.awaitQuiet();
        assertThat(stage.world().mailsFor(recipient))
                .extracting(mail -> mail.mail().subject())
                .containsExactlyInAnyOrderElementsOf(List.of(subject, "【クリプト便】" + subject));
        assertThat(stage.control().depositsOf(sender.address())).hasSize(1);
    }
}
