package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.encoded;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.html;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;

/** Mail of every kind of refusal, and a gateway with two steps that fail for one recipient each. */
record RefusalScene(Stage stage) {
    /** Whose mail fails behind its deposit, and is refused. */
    static final String BEHIND = "behind@partner.example.org";
    /** Whose mail fails before its deposit, and goes the way of errors. */
    static final String LOST = "lost@partner.example.org";

    private static final byte[] PDF = Samples.pdf(1_000);

    /** As shipped but for its patience, and for the two steps, which fail once their folder is broken. */
    static RefusalScene set() {
        return new RefusalScene(Stage.set(
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
                System.out::println));
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
    void breakFolder(String folder) {
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
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, MimePart> kinds() {
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
    void send(String sender, String subject, String kind, String field) throws IOException {
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
}
