package jp.cryptobin.james.hold;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;

/**
 * All places of the server where mail is held. They register when James makes the mailets, which is before the first
 * mail.
 */
public final class Holds {
    private final List<Hold> all = new CopyOnWriteArrayList<>();

    public void add(Hold hold) {
        all.add(hold);
    }

    public void remove(Hold hold) {
        all.remove(hold);
    }

    /** The place that holds the mail of this wait; any other where none does. Empty where nothing is ever held. */
    public Optional<Hold> of(String id) {
        return all.stream()
                .filter(hold -> hold.holds(id))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** To be called when the vault has the files of a mail: nothing holds it up any more. Never fails. */
    public void deposited(Mail mail, String deposit) {
        MailState.hold(mail).ifPresent(note -> of(note.id()).ifPresent(hold -> hold.deposited(mail, note, deposit)));
    }

    /** How many mails are held. */
    public int count() {
        Set<String> ids = new HashSet<>();
        all.forEach(hold -> ids.addAll(hold.ids()));
        return ids.size();
    }

    /** For how long the oldest has waited. */
    public Duration longest(Instant now) {
        return all.stream()
                .map(hold -> hold.longest(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** By how much the time of the most overdue is over; zero where none is overdue. */
    public Duration overdue(Instant now) {
        return all.stream()
                .map(hold -> hold.overdue(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
