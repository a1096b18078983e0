package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.letter.BodyNoticeWriter;
import jp.cryptobin.james.letter.LetterWriter;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.NoticeAddressee;
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.letter.PasswordDelivery;
import jp.cryptobin.james.letter.PasswordElsewhere;
import jp.cryptobin.james.letter.PasswordMail;
import jp.cryptobin.james.letter.PasswordNotice;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.matchers.RawMessage;
import jp.cryptobin.james.parameters.PasswordParameters;
import jp.cryptobin.james.rebuild.Notices;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;
import jp.cryptobin.james.vault.IdempotencyKey;
import jp.cryptobin.james.vault.PasswordMailId;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.ProcessingState;

/** The road of a password: what the bodies say of it, and the mails that carry it where the bodies do not. */
final class PasswordDispatch {
    private final Gateway gateway;
    private final PasswordParameters settings;
    private final BodyNoticeWriter inBody;
    private final LetterWriter writer;
    private final SenderNoticePolicy policy;

    PasswordDispatch(Gateway gateway, PasswordParameters settings, Templates templates, Languages languages) {
        this.gateway = gateway;
        this.settings = settings;
        this.inBody = new BodyNoticeWriter(templates, languages);
        this.writer = new LetterWriter(templates, languages, settings.from(), gateway.clock());
        this.policy = new SenderNoticePolicy(settings.from());
    }

    Collection<ProcessingState> requiredProcessingState() {
        return settings.delivery() == PasswordDelivery.IN_BODY
                ? List.of()
                : List.of(new ProcessingState(settings.processor()));
    }

    /** What the bodies say. */
    Notices block(PasswordNotice notice) {
        if (settings.delivery() == PasswordDelivery.IN_BODY) {
            return new Notices(inBody.text(notice), inBody.html(notice));
        }
        PasswordElsewhere without = PasswordElsewhere.of(notice, settings.delivery());
        return new Notices(inBody.text(without), inBody.html(without));
    }

    /**
     * The mails with the password that go beside the mail; none where it stands in the body.
     *
     * @param key of the deposit
     * @throws MessagingException when the sender is to have the password, but must not be written to by a program:
     *     nobody could tell the recipients then
     */
    List<PasswordLetter> letters(Mail mail, String key, PasswordNotice notice) throws MessagingException, IOException {
        return switch (settings.delivery()) {
            case IN_BODY -> List.of();
            case SEPARATE_MAIL -> toRecipients(mail, new IdempotencyKey(key), notice);
            case TO_SENDER -> List.of(toSender(mail, new IdempotencyKey(key), notice));
        };
    }

    /** Why {@link #letters} could write none although the recipients need one; empty where it can. */
    Optional<String> obstacle(Mail mail) throws MessagingException, IOException {
        if (settings.delivery() != PasswordDelivery.TO_SENDER) {
            return Optional.empty();
        }
        return new SenderReachability(settings.from().address()).unreachable(mail);
    }

    /** One for each, so that nobody learns of the others. */
    private List<PasswordLetter> toRecipients(Mail mail, IdempotencyKey key, PasswordNotice notice)
            throws MessagingException, IOException {
        OriginalHeaders original = header(mail);
        Optional<Mailbox> sender = Mailbox.of(MailInspector.envelope(mail).sender());
        List<PasswordLetter> letters = new ArrayList<>();
        for (MailAddress recipient : new LinkedHashSet<>(mail.getRecipients())) {
            String address = recipient.asString();
            PasswordMail letter = new PasswordMail(
                    notice, PasswordMail.Reader.RECIPIENT, Mailbox.of(address), sender, id(key, address), original);
            letters.add(new PasswordLetter(mail.getMaybeSender(), recipient, message(letter)));
        }
        return letters;
    }

    /** With the null reverse-path, as an answer to the sender's own mail has it (RFC 3834 section 3.3). */
    private PasswordLetter toSender(Mail mail, IdempotencyKey key, PasswordNotice notice)
            throws MessagingException, IOException {
        OriginalHeaders original = header(mail);
        NoticeAddressee addressee =
                policy.addressee(MailInspector.envelope(mail).sender(), original);
        Mailbox sender = addressee.fold(NoticeAddressee.ToSender::sender, instead -> {
            throw new MessagingException("mail " + mail.getName()
                    + " must not go on: its sender is to tell the password, but must not be sent it: " + instead);
        });
        PasswordMail letter = new PasswordMail(
                notice,
                PasswordMail.Reader.SENDER,
                Optional.of(sender),
                Optional.empty(),
                id(key, sender.address()),
                original);
        return new PasswordLetter(MaybeSender.nullSender(), new MailAddress(sender.address()), message(letter));
    }

    private MimeMessage message(PasswordMail letter) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(writer.write(letter)));
    }

    private static OriginalHeaders header(Mail mail) throws MessagingException, IOException {
        try (InputStream message = RawMessage.open(mail)) {
            return OriginalHeaders.read(message);
        }
    }

    private String id(IdempotencyKey key, String address) {
        return PasswordMailId.of(gateway.settings().secret(), key, address);
    }

    /**
     * Hands the letters to James's queue.
     *
     * @param key of the deposit
     */
    void send(String key, List<PasswordLetter> letters, MailetContext context) throws MessagingException {
        for (PasswordLetter letter : letters) {
            new OwnPost(context, settings.processor(), gateway.handOvers())
                    .send(
                            "password of " + key + " to " + letter.recipient().asString(),
                            letter.reversePath(),
                            letter.recipient(),
                            letter.message(),
                            settings.delay());
        }
    }
}
