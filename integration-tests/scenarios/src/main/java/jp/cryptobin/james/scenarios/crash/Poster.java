package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import jp.cryptobin.james.scenarios.mail.SmtpClient;

/** Submits mail over some connections at a time, until it is done or the server dies. */
public final class Poster {
    private static final int CONNECTIONS = 3;

    private final Ledger ledger;
    private final IntSupplier port;

    public Poster(Ledger ledger, IntSupplier port) {
        this.ledger = ledger;
        this.port = port;
    }

    /** A load that is being submitted. */
    public static final class Load {
        private final List<Thread> threads = new ArrayList<>();

        public void join() throws InterruptedException {
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    public Load begin(List<Posted> mails) {
        Load load = new Load();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            List<Posted> share = new ArrayList<>();
            for (int i = connection; i < mails.size(); i += CONNECTIONS) {
                share.add(mails.get(i));
            }
            Thread thread = new Thread(() -> submit(share), "poster " + connection);
            thread.setDaemon(true);
            thread.start();
            load.threads.add(thread);
        }
        return load;
    }

    /** Submits one mail, over a connection of its own. */
    public void post(Posted mail) {
        submit(List.of(mail));
    }

    private void submit(List<Posted> mails) {
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", port.getAsInt())) {
            client.command("EHLO crash.test");
            for (Posted mail : mails) {
                submit(client, mail);
            }
        } catch (IOException killed) {
            // What was not answered is in the ledger as such.
        }
    }

    private void submit(SmtpClient client, Posted mail) throws IOException {
        client.command("MAIL FROM:<" + mail.sender() + ">");
        for (String recipient : mail.recipients()) {
            client.command("RCPT TO:<" + recipient + ">");
        }
        // Should the answer be lost, nobody knows whether the server has it.
        ledger.posted(mail);
        if (client.data(mail.octets()).code() == 250) {
            ledger.accepted(mail);
        }
    }
}
