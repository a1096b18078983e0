package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.answer.HoldToken;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.hold.HoldEffects.Letter;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.letter.DepositReceipt;
import jp.cryptobin.james.letter.HoldLetter;
import jp.cryptobin.james.letter.HoldLetterWriter;
import jp.cryptobin.james.letter.HoldResult;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.HoldParameters;
import jp.cryptobin.james.recipients.LookAlike;
import jp.cryptobin.james.recipients.Recipient;
import jp.cryptobin.james.recipients.RecipientList;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.NoticeId;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to people about mail that waits, and about their answers. */
final class HoldPost {
    private static final Logger LOGGER = LoggerFactory.getLogger(HoldPost.class);

    private final Gateway gateway;
    private final MailetContext context;
    private final HoldParameters settings;
    private final HoldLetterWriter writer;
    private final HoldToken tokens;

    HoldPost(Gateway gateway, MailetContext context, HoldParameters settings) {
        this.gateway = gateway;
        this.context = context;
        this.settings = settings;
        this.writer =
                new HoldLetterWriter(settings.templates(), settings.languages(), settings.address(), gateway.clock());
        this.tokens = new HoldToken(gateway.settings().secret());
    }

    /** The letter to whoever may answer. */
    Letter letter(Mail mail, HoldNote note, Inspection inspection) throws MessagingException, IOException {
        HoldLetter letter = new HoldLetter(
                new Mailbox(note.answerer(), ""),
                Instant.ofEpochMilli(note.since()),
                Instant.ofEpochMilli(note.due()),
                note.untilAnswered(),
                gateway.settings().zone(),
                NoticePost.subject(mail),
                recipients(mail, inspection),
                inspection.files().stream()
                        .map(file -> new DepositReceipt.StoredFile(file.fileName(), file.size()))
                        .toList(),
                tokens.subject(note.id(), Wish.STOP),
                tokens.subject(note.id(), Wish.SEND),
                note.id(),
                NoticePost.header(mail));
        byte[] message = writer.write(letter);
        return () -> send("hold letter " + note.id(), message, note.answerer());
    }

    private List<Recipient> recipients(Mail mail, Inspection inspection) {
        Set<String> own = new HashSet<>(settings.ownDomains());
        own.add(domain(gateway.settings().postmaster()));
        mail.getMaybeSender()
                .asOptional()
                .ifPresent(sender -> own.add(sender.getDomain().asString()));
        return new RecipientList(
                        domain -> settings.ownDomains().contains(domain) || isLocal(domain),
                        new LookAlike(own, settings.partnerDomains()))
                .of(MailInspector.envelope(mail).recipients(), inspection.addressees());
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private boolean isLocal(String domain) {
        try {
            return context.isLocalServer(Domain.of(domain));
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /** Tells whoever may answer what became of the mail; never fails. */
    void tell(HoldRecord record, Told what) {
        reply(record.answerer(), record, what, record.id());
    }

    /**
     * Tells somebody something; never fails.
     *
     * @param record of the mail that it is about; UNKNOWN where it is not known, or is not this person's business
     * @param about what the letter is about: written again about the same, it has the same Message-ID
     */
    void reply(String to, HoldRecord record, Told what, String about) {
        try {
            boolean files = !record.deposit().isEmpty();
            HoldResult result = new HoldResult(
                    new Mailbox(to, ""),
                    what,
                    record.subject(),
                    files,
                    what == Told.LATE && files ? manageUrl(record) : Optional.empty(),
                    gateway.settings().zone(),
                    NoticeId.of(gateway.settings().secret(), "hold result 1 " + what, about, to),
                    OriginalHeaders.read(new ByteArrayInputStream(new byte[0])));
            send("hold result " + result.id(), writer.write(result), to);
            LOGGER.info("hold {}: {} is told {}", about, to, what);
        } catch (MessagingException | IOException | RuntimeException failure) {
            LOGGER.error("hold {}: {} could not be told {}", about, to, what, failure);
        }
    }

    private Optional<URI> manageUrl(HoldRecord record) {
        return gateway.vault(record.answerer())
                .state(new DepositId(record.deposit()))
                .fold(
                        known -> Optional.of(known.receipt().manageUrl()),
                        unknown -> Optional.empty(),
                        refused -> Optional.empty(),
                        unavailable -> Optional.empty());
    }

    private void send(String what, byte[] message, String to) throws MessagingException {
        MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        new OwnPost(context, settings.processor(), gateway.handOvers())
                .send(what, MaybeSender.nullSender(), new MailAddress(to), parsed, Duration.ZERO);
    }
}
