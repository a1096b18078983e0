package jp.cryptobin.james.scenarios.mail;

import java.io.IOException;
import java.util.List;
import jp.cryptobin.james.scenarios.server.JamesServer;

/** Sends a mail as a person's mail program does: over TLS, logged in, through the submission port. */
public final class Submission {
    private final JamesServer james;

    public Submission(JamesServer james) {
        this.james = james;
    }

    /** A connection on which {@code account} has logged in. */
    public SmtpClient connect(Account account) throws IOException {
        SmtpClient client = SmtpClient.connect(james.host(), james.ports().submission());
        client.require(250, client.command("EHLO client.example.com"));
        client.startTls(james.tls());
        client.require(250, client.command("EHLO client.example.com"));
        client.require(235, client.login(account.address(), account.password()));
        return client;
    }

    /**
     * Sends one letter.
     *
     * @return the reply to the message itself
     * @throws IOException if it was not even asked for; with the dialogue
     */
    public SmtpReply send(Letter letter) throws IOException {
        return send(letter.sender(), letter.recipients(), letter.octets());
    }

    /**
     * Sends one message.
     *
     * @return the reply to the message itself
     * @throws IOException if it was not even asked for: the sender or a recipient was refused; with the dialogue
     */
    public SmtpReply send(Account sender, List<String> recipients, byte[] message) throws IOException {
        try (SmtpClient client = connect(sender)) {
            client.require(250, client.command("MAIL FROM:<" + sender.address() + ">"));
            for (String recipient : recipients) {
                client.require(250, client.command("RCPT TO:<" + recipient + ">"));
            }
            SmtpReply reply = client.data(message);
            client.command("QUIT");
            return reply;
        }
    }
}
