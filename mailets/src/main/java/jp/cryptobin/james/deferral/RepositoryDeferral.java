package jp.cryptobin.james.deferral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.state.MailState;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits in a mail repository, which is looked through now and then; for queues that ignore delays. A mail leaves the
 * repository only when the queue has it; what is noted of that tells after a crash in between which of the two goes on.
 *
 * <p>The repository belongs to one server. Two that share it might both release a mail, and the slower one could take
 * away what the faster one's next try has put back.
 */
final class RepositoryDeferral implements MailDeferral {
    private static final Logger LOGGER = LoggerFactory.getLogger(RepositoryDeferral.class);

    private final MailRepository repository;
    private final MailetContext context;
    private final String processor;
    private final Clock clock;
    private final Duration interval;
    private final HandOvers notes;
    private final PeriodicTask release;
    private volatile boolean stopped;

    /** @param interval between two looks: how much later than due a mail may go on */
    RepositoryDeferral(
            MailRepository repository,
            MailetContext context,
            String processor,
            Clock clock,
            Duration interval,
            HandOvers notes) {
        this.repository = repository;
        this.context = context;
        this.processor = processor;
        this.clock = clock;
        this.interval = interval;
        this.notes = notes;
        this.release = new PeriodicTask("cryptobin-release", interval, this::releaseDue);
    }

    @Override
    public void defer(Mail mail, Duration delay) throws MessagingException {
        // With its state, so that an administrator who releases it by hand need not name the processor.
        mail.setState(processor);
        MailState.DUE.write(mail, clock.instant().plus(delay));
        // A repository knows a mail by its name. A mail just released may fail again at once; without the lock, it
        // could be stored again before its released copy is removed, and be removed with it. The lock is the
        // repository, since two mailets with the same URL have the same one.
        synchronized (repository) {
            MailHandOver.toStoredCopy(notes, mail, () -> repository.store(mail));
        }
        // A place at the vault that is free in a moment is not left free until the next look.
        if (delay.compareTo(interval) < 0) {
            release.onceMoreIn(delay);
        }
    }

    @Override
    public void start() {
        release.start();
    }

    @Override
    public void stop() {
        stopped = true;
        release.stop();
    }

    /** Puts the mails that are due into the queue. One that fails stays for the next time, and holds up no other. */
    void releaseDue() throws MessagingException {
        Instant now = clock.instant();
        Iterator<MailKey> keys = repository.list();
        while (keys.hasNext() && !stopped) {
            MailKey key = keys.next();
            try {
                releaseIfDue(key, now);
            } catch (MessagingException | RuntimeException failure) {
                LOGGER.error("mail {}: not released, stays in the repository", key.asString(), failure);
            }
        }
    }

    private void releaseIfDue(MailKey key, Instant now) throws MessagingException {
        synchronized (repository) {
            Mail mail = repository.retrieve(key);
            if (mail == null) {
                // An administrator took it since the list was made.
                return;
            }
            try {
                Optional<Instant> due = MailState.DUE.read(mail);
                if (due.isPresent() && due.get().isAfter(now)) {
                    return;
                }
                release(key, mail, due.isPresent());
            } finally {
                LifecycleUtil.dispose(mail);
            }
        }
    }

    private void release(MailKey key, Mail mail, boolean wasLaidAside) throws MessagingException {
        if (MailHandOver.isOver(notes, mail)) {
            repository.remove(key);
            LOGGER.info("mail {}: goes on already, its second copy is dropped", key.asString());
            return;
        }
        MailState.DUE.remove(mail);
        // Whatever was put here by other hands starts at the processor for retries.
        String next = wasLaidAside ? mail.getState() : processor;
        MailHandOver.toCopy(notes, mail, () -> context.sendMail(mail, next));
        repository.remove(key);
        LOGGER.info("mail {}: released for the next try", key.asString());
    }
}
