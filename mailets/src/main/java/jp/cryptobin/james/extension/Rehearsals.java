package jp.cryptobin.james.extension;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.mail.MessagingException;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.vault.Deposit;
import org.apache.mailet.Mail;

/**
 * All mailets of the server that work behind the deposit. They register when James makes them, which is before the first
 * mail. A mail must be fit for each, since none knows by which of them it will come.
 */
public final class Rehearsals implements Rehearsal {
    private final List<Rehearsal> all = new CopyOnWriteArrayList<>();

    public void add(Rehearsal rehearsal) {
        all.add(rehearsal);
    }

    @Override
    public Optional<String> obstacle(Mail mail, InspectedMail inspected, Deposit deposit)
            throws MessagingException, IOException {
        for (Rehearsal rehearsal : all) {
            Optional<String> obstacle = rehearsal.obstacle(mail, inspected, deposit);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }

    @Override
    public void forget(Mail mail) {
        all.forEach(rehearsal -> rehearsal.forget(mail));
    }
}
