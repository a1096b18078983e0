package jp.cryptobin.james.deferral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.MailState;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps copies of mail for some days in a repository, where an administrator can read them, send them on or delete them
 * by web administration; when their time is over they are removed.
 */
public final class MailKeeper {
    private static final Logger LOGGER = LoggerFactory.getLogger(MailKeeper.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Pattern SUFFIX = Pattern.compile("-kept-[0-9a-f]+$");

    private final MailRepository repository;
    private final Clock clock;
    private final Duration time;
    private final PeriodicTask removal = new PeriodicTask("cryptobin-kept", INTERVAL, this::removeExpired);

    /** @param time for which a copy is kept */
    public MailKeeper(MailRepository repository, Clock clock, Duration time) {
        this.repository = repository;
        this.clock = clock;
        this.time = time;
    }

    /**
     * Keeps a copy; the mail itself stays as it is.
     *
     * @param processor where an administrator sends the copy who names none
     * @throws MessagingException if it cannot be kept
     */
    public void keep(Mail mail, String processor) throws MessagingException {
        Instant now = clock.instant();
        String name = mail.getName();
        String state = mail.getState();
        Optional<String> copy = MailState.copy(mail);
        try {
            // Whoever sends this one on sends a mail of its own.
            MailState.clearCopy(mail);
            // A name of its own: web administration removes a mail that it has sent on by its name, and by then the
            // mail
            // may have failed and be here again.
            mail.setName(SUFFIX.matcher(name).replaceFirst("") + "-kept-" + Long.toHexString(now.toEpochMilli()));
            mail.setState(processor);
            MailState.KEPT_UNTIL.write(mail, now.plus(time));
            repository.store(mail);
        } finally {
            MailState.KEPT_UNTIL.remove(mail);
            copy.ifPresent(token -> MailState.copy(mail, token));
            mail.setName(name);
            mail.setState(state);
        }
    }

    /** Called once, when all parameters are found to be right. */
    public void start() {
        removal.start();
    }

    /** Called once, when the server stops. */
    public void stop() {
        removal.stop();
    }

    /** Removes what was kept long enough. One that cannot be read stays, and holds up no other. */
    void removeExpired() throws MessagingException {
        Instant now = clock.instant();
        Iterator<MailKey> keys = repository.list();
        while (keys.hasNext()) {
            MailKey key = keys.next();
            try {
                removeIfExpired(key, now);
            } catch (MessagingException | RuntimeException failure) {
                LOGGER.error("mail {}: kept longer than its time", key.asString(), failure);
            }
        }
    }

    private void removeIfExpired(MailKey key, Instant now) throws MessagingException {
        Mail mail = repository.retrieve(key);
        if (mail == null) {
            // An administrator took it since the list was made.
            return;
        }
        try {
            if (isExpired(mail, now)) {
                repository.remove(key);
                LOGGER.info("mail {}: its time is over, removed", key.asString());
            }
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }

    /** What was put here by other hands has no time, and is theirs to remove. */
    private static boolean isExpired(Mail mail, Instant now) {
        return MailState.KEPT_UNTIL
                .read(mail)
                .filter(until -> !until.isAfter(now))
                .isPresent();
    }
}
