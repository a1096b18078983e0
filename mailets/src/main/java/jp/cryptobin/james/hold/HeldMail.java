package jp.cryptobin.james.hold;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.MailState;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The repository in which this server holds mail, where web administration shows it, and an index of it. Web
 * administration may take a mail out at any time, so the index is only where to look.
 */
final class HeldMail {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeldMail.class);

    private final MailRepository repository;
    private final Map<String, Entry> index = new ConcurrentHashMap<>();
    private final Set<String> foreign = new HashSet<>();

    /** A mail that waits. */
    record Entry(String id, MailKey key, Instant since, Instant due) {}

    HeldMail(MailRepository repository) {
        this.repository = repository;
    }

    /** Learns of what is held that it does not know of yet, and forgets what an administrator took out. */
    void refresh() throws MessagingException {
        Set<String> keys = keys();
        index.values().removeIf(entry -> !keys.contains(entry.key().asString()));
        foreign.retainAll(keys);
        keys.removeAll(foreign);
        index.values().forEach(entry -> keys.remove(entry.key().asString()));
        for (String key : keys) {
            learn(new MailKey(key));
        }
    }

    private void learn(MailKey key) throws MessagingException {
        Mail mail = repository.retrieve(key);
        if (mail == null) {
            return;
        }
        try {
            MailState.hold(mail).ifPresentOrElse(note -> index(key, note), () -> {
                foreign.add(key.asString());
                LOGGER.warn("mail {}: put here by other hands, and left here", key.asString());
            });
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }

    private void index(MailKey key, HoldNote note) {
        index.put(
                note.id(),
                new Entry(note.id(), key, Instant.ofEpochMilli(note.since()), Instant.ofEpochMilli(note.due())));
    }

    /** When this returns, the mail outlasts whatever the server's own store outlasts. */
    void put(Mail mail, HoldNote note) throws MessagingException {
        index(repository.store(mail), note);
    }

    List<Entry> entries() {
        return List.copyOf(index.values());
    }

    boolean holds(String id) {
        return index.containsKey(id);
    }

    /** The mail of a wait; to be disposed of. Empty where this server does not hold it, or no more. */
    Optional<Mail> find(String id) throws MessagingException {
        Entry entry = index.get(id);
        if (entry == null) {
            return Optional.empty();
        }
        // Asked for a key that it does not have, James's repository logs a stack trace.
        Mail mail = keys().contains(entry.key().asString()) ? repository.retrieve(entry.key()) : null;
        if (mail == null) {
            index.remove(id);
        }
        return Optional.ofNullable(mail);
    }

    void remove(String id) throws MessagingException {
        Entry entry = index.remove(id);
        if (entry != null) {
            repository.remove(entry.key());
        }
    }

    private Set<String> keys() throws MessagingException {
        Set<String> keys = new HashSet<>();
        repository.list().forEachRemaining(key -> keys.add(key.asString()));
        return keys;
    }

    /** For how long the oldest has waited. */
    Duration longest(Instant now) {
        return index.values().stream()
                .map(Entry::since)
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    /** By how much the time of the most overdue is over; zero where none is overdue. */
    Duration overdue(Instant now) {
        return index.values().stream()
                .map(entry -> Duration.between(entry.due(), now))
                .filter(late -> !late.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
