package jp.cryptobin.james.scenarios.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Mailbox;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.mail.SmtpReply;
import jp.cryptobin.james.scenarios.mail.Submission;

/** What happens to mail of each kind: chapters 3 to 5 of the manual, as sender, recipient and vault see them. */
final class Story {
    private static final String PARTNER = "suzuki@partner.example.org";
    private static final int ABOVE_LIMIT = 41_943_041;

    private final Stage stage;
    private final Narrator narrator;

    Story(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    void tell() throws IOException {
        aMailWithoutFilesPassesUntouched();
        aColleagueGetsMailInALocalMailbox();
        aStrangerCannotSendThroughTheGateway();
        aMailAboveTheLimitIsRefusedAtTheDoor();
    }

    private void aMailWithoutFilesPassesUntouched() throws IOException {
        narrator.chapter("A mail without files passes untouched (manual 4.2.2)");
        byte[] message = message("Subject: Meeting tomorrow", "", "Dear Suzuki, shall we meet at ten?");
        SmtpReply reply = send(message, PARTNER);
        narrator.expects("the gateway takes it: " + reply, reply.code() == 250);
        ReceivedMail received = stage.world().await(PARTNER, 1).get(0).mail();
        narrator.says("Suzuki, far away, receives:");
        show(received.octets());
        narrator.expects("every octet is as sent", Arrays.equals(received.withoutTrace(), message));
    }

    private void aColleagueGetsMailInALocalMailbox() throws IOException {
        narrator.chapter("A colleague's mailbox is on the gateway itself");
        byte[] message = message("Subject: Lunch", "", "Curry today?");
        SmtpReply reply = send(message, stage.hanako().address());
        narrator.expects("the gateway takes it: " + reply, reply.code() == 250);
        List<ReceivedMail> inbox = new Mailbox(stage.james(), stage.hanako()).await(1);
        narrator.expects(
                "Hanako reads it by IMAP, every octet as sent",
                Arrays.equals(inbox.get(0).withoutTrace(), message));
    }

    private void aStrangerCannotSendThroughTheGateway() throws IOException {
        narrator.chapter("A stranger cannot send through the gateway");
        try (SmtpClient client =
                SmtpClient.connect(stage.james().host(), stage.james().ports().smtp())) {
            client.command("EHLO stranger.example.net");
            client.command("MAIL FROM:<stranger@example.net>");
            SmtpReply reply = client.command("RCPT TO:<" + PARTNER + ">");
            narrator.shows(client.dialogue());
            narrator.expects("relaying is denied", reply.code() == 550);
        }
    }

    private void aMailAboveTheLimitIsRefusedAtTheDoor() throws IOException {
        narrator.chapter("A mail above 40 MB is refused before it is sent (manual 5.1)");
        try (SmtpClient client = new Submission(stage.james()).connect(stage.taro())) {
            SmtpReply reply = client.command("MAIL FROM:<" + stage.taro().address() + "> SIZE=" + ABOVE_LIMIT);
            narrator.expects("its size is announced and refused: " + reply, reply.code() == 552);
        }
    }

    private SmtpReply send(byte[] message, String recipient) throws IOException {
        narrator.says("Taro sends to " + recipient + ":");
        show(message);
        return new Submission(stage.james()).send(stage.taro(), List.of(recipient), message);
    }

    private void show(byte[] message) {
        narrator.shows(new String(message, StandardCharsets.UTF_8).lines().toList());
    }

    private byte[] message(String... lines) {
        String header = "From: Taro <" + stage.taro().address() + ">\r\nMessage-ID: <" + lines[0].hashCode()
                + "@example.com>\r\n";
        return (header + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
