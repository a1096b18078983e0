package jp.cryptobin.james.hold;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.state.HoldAnswer;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.HoldRecord.Step;
import jp.cryptobin.james.state.MailState;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of held mail, and answers that have not reached their mail yet: small mails without recipients in a
 * repository that all servers of one queue have in common. What cannot be read counts as not there; each is written
 * before what it tells is done, or told to anybody.
 */
final class HoldRecords {
    private static final Logger LOGGER = LoggerFactory.getLogger(HoldRecords.class);
    private static final String ANSWER = "-answer";
    /** For how long a late answer learns what became of its mail. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final MailRepository repository;

    HoldRecords(MailRepository repository) {
        this.repository = repository;
    }

    /** Who decides about a mail holds this: James has one repository for each URL. */
    Object lock() {
        return repository;
    }

    /** Of a mail that begins to wait, or of which nothing is remembered. */
    static HoldRecord begun(Mail mail, HoldNote note, String subject) {
        return new HoldRecord(
                note.id(),
                mail.getName(),
                subject,
                note.answerer(),
                note.login(),
                Step.HELD,
                "",
                "",
                note.due() + REMEMBERED.toMillis());
    }

    /** When the mail is due, in milliseconds since the epoch. */
    static long due(HoldRecord record) {
        return record.until() - REMEMBERED.toMillis();
    }

    /** What is remembered of a mail that is in hand. */
    HoldRecord of(Mail mail, HoldNote note) throws MessagingException {
        return find(note.id()).orElseGet(() -> begun(mail, note, ""));
    }

    Optional<HoldRecord> find(String id) throws MessagingException {
        return read(id).flatMap(HoldRecords::record);
    }

    private static Optional<HoldRecord> record(Mail mail) {
        try {
            return MailState.holdRecord(mail);
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }

    void write(HoldRecord record) throws MessagingException {
        write(record.id(), record.subject(), mail -> MailState.holdRecord(mail, record));
    }

    /** What the sender wants, as far as an answer lies here. */
    SenderWord word(String id) throws MessagingException {
        return answer(id)
                .map(answer -> answer.stop() ? SenderWord.STOP : SenderWord.SEND)
                .orElse(SenderWord.NONE);
    }

    private Optional<HoldAnswer> answer(String id) throws MessagingException {
        return read(id + ANSWER).flatMap(mail -> {
            try {
                return MailState.holdAnswer(mail);
            } finally {
                LifecycleUtil.dispose(mail);
            }
        });
    }

    /** Lays an answer down for the mail that it is about. To stop is never taken back. */
    void answer(String id, HoldAnswer answer) throws MessagingException {
        if (answer.stop() || answer(id).isEmpty()) {
            write(id + ANSWER, answer.stop() ? "stop" : "send", mail -> MailState.holdAnswer(mail, answer));
        }
    }

    void removeAnswer(String id) throws MessagingException {
        if (has(id + ANSWER)) {
            repository.remove(new MailKey(id + ANSWER));
        }
    }

    /** The waits to which an answer lies here. */
    Set<String> answered() throws MessagingException {
        Set<String> ids = new HashSet<>();
        for (String key : keys()) {
            if (key.endsWith(ANSWER)) {
                ids.add(key.substring(0, key.length() - ANSWER.length()));
            }
        }
        return ids;
    }

    /**
     * Removes what may be forgotten, with its answer. Records of a month may be hundreds of thousands: each is looked at
     * once, and whoever decides about a mail meanwhile waits for one of them at most.
     */
    void removeExpired(long now) throws MessagingException {
        Set<String> keys = keys();
        for (String key : keys) {
            if (!key.endsWith(ANSWER)) {
                synchronized (lock()) {
                    if (isExpired(key, now)) {
                        forget(key, keys);
                    }
                }
            }
        }
    }

    private boolean isExpired(String key, long now) throws MessagingException {
        return retrieve(key)
                .flatMap(HoldRecords::record)
                .filter(record -> record.until() <= now)
                .isPresent();
    }

    private void forget(String key, Set<String> keys) throws MessagingException {
        if (keys.contains(key + ANSWER)) {
            repository.remove(new MailKey(key + ANSWER));
        }
        repository.remove(new MailKey(key));
        LOGGER.debug("hold {}: forgotten", key);
    }

    private Optional<Mail> read(String key) throws MessagingException {
        // Asked for a key that it does not have, James's repository logs a stack trace.
        return has(key) ? retrieve(key) : Optional.empty();
    }

    private Optional<Mail> retrieve(String key) throws MessagingException {
        return Optional.ofNullable(repository.retrieve(new MailKey(key)));
    }

    private boolean has(String key) throws MessagingException {
        for (Iterator<MailKey> all = repository.list(); all.hasNext(); ) {
            if (all.next().asString().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> keys() throws MessagingException {
        Set<String> keys = new HashSet<>();
        Iterator<MailKey> all = repository.list();
        all.forEachRemaining(key -> keys.add(key.asString()));
        return keys;
    }

    private void write(String key, String subject, Consumer<Mail> content) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setSubject(subject, "UTF-8");
        message.setText("");
        message.saveChanges();
        MailImpl mail = MailImpl.builder().name(key).mimeMessage(message).build();
        try {
            content.accept(mail);
            repository.store(mail);
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }
}
