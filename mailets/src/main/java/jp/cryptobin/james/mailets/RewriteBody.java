package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.message.Inspection;
import jp.cryptobin.james.message.InspectionSettings;
import jp.cryptobin.james.message.MessageInspector;
import jp.cryptobin.james.notice.Languages;
import jp.cryptobin.james.notice.PasswordNotice;
import jp.cryptobin.james.notice.PasswordNoticeWriter;
import jp.cryptobin.james.notice.Templates;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.rebuild.MessageRebuilder;
import jp.cryptobin.james.rebuild.Notices;
import jp.cryptobin.james.rebuild.RebuildSettings;
import jp.cryptobin.james.rebuild.RebuiltCheck;
import jp.cryptobin.james.rewrite.NoticePosition;
import jp.cryptobin.james.rewrite.PlaceOfPicture;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.FilePassword;
import jp.cryptobin.james.vault.IdempotencyKey;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Swaps the message for one without the files and with the password notice (manual 3.2, 4.2.3), after the vault has
 * taken the files. A mail without files whose structure is ambiguous is rebuilt without a notice. The new message is
 * read back before it takes the place of the old one: if a file or anything ambiguous is left, the mail is refused.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code position} (bottom): {@code top} or {@code bottom}, where a body shows the notice
 *   <li>{@code placeOfRemovedPicture} (alt): {@code alt}, {@code name} or {@code nothing}, what shows in the place of a
 *       picture that went to the vault
 *   <li>{@code language} (ja): {@code ja}, {@code en} or {@code both}
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.RewriteBody">
 *   <position>bottom</position>
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class RewriteBody extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(RewriteBody.class);
    private static final int BOUNDARY_OCTETS = 16;

    private final Gateway gateway;
    private final SecureRandom random = new SecureRandom();
    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);
    private MessageRebuilder rebuilder = new MessageRebuilder(RebuildSettings.DEFAULT, this::boundary);
    private PasswordNoticeWriter notices = new PasswordNoticeWriter(Templates.builtIn(), Languages.JA);

    @Inject
    public RewriteBody(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    void configure(Parameters parameters) throws MessagingException {
        RebuildSettings settings = new RebuildSettings(
                parameters.choice("position", NoticePosition.BOTTOM),
                parameters.choice("placeOfRemovedPicture", PlaceOfPicture.ALT));
        rebuilder = new MessageRebuilder(settings, this::boundary);
        Languages language = parameters.choice("language", Languages.JA);
        notices = new PasswordNoticeWriter(parameters.templates(), language);
    }

    private String boundary() {
        byte[] octets = new byte[BOUNDARY_OCTETS];
        random.nextBytes(octets);
        return "=_" + HexFormat.of().formatHex(octets);
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        InspectedMail inspected = inspector.inspected(mail);
        Verdict verdict = inspected.decision().verdict();
        Optional<DepositNote> deposit = MailNotes.deposit(mail);
        if (verdict == Verdict.REFUSE || (verdict == Verdict.TRANSFER && deposit.isEmpty())) {
            throw new MessagingException("mail " + mail.getName() + " must not go on: its verdict is " + verdict.code()
                    + (deposit.isEmpty() ? ", and it has no deposit" : ""));
        }
        if (verdict == Verdict.RELAY) {
            return;
        }
        boolean transfer = verdict == Verdict.TRANSFER;
        if (transfer) {
            refuseOtherFiles(mail, inspected.inspection());
        }
        Notices texts = transfer ? notices(deposit.orElseThrow(), mail, inspected.inspection()) : Notices.NONE;
        swap(mail, inspected, texts);
        LOGGER.info("mail {}: rebuilt {}", mail.getName(), transfer ? "with the notice" : "without notice");
    }

    /** A message that was changed after the upload may hold files that the vault does not have. */
    private static void refuseOtherFiles(Mail mail, Inspection inspection) throws MessagingException {
        List<Attachment> files = inspection.files().stream().map(Attachment::of).toList();
        if (!files.equals(MailNotes.attachments(mail))) {
            throw new MessagingException(
                    "mail " + mail.getName() + " must not go on: its files are not those of its deposit");
        }
    }

    private Notices notices(DepositNote deposit, Mail mail, Inspection inspection) {
        FilePassword password = FilePassword.derive(gateway.settings().secret(), new IdempotencyKey(deposit.key()));
        PasswordNotice notice = new PasswordNotice(
                password.reveal(),
                MailInspector.envelope(mail).sender(),
                Instant.ofEpochMilli(deposit.depositedAt()),
                gateway.settings().zone(),
                inspection.subject(),
                DepositState.valueOf(deposit.state()) == DepositState.AWAITING_APPROVAL);
        return new Notices(notices.text(notice), notices.html(notice));
    }

    private void swap(Mail mail, InspectedMail inspected, Notices texts) throws MessagingException, IOException {
        MimeMessageInputStreamSource rebuilt = MimeMessageInputStreamSource.create(mail.getName() + "-rebuilt");
        MimeMessageWrapper message = new MimeMessageWrapper(rebuilt);
        boolean swapped = false;
        try {
            try (OutputStream out = rebuilt.getWritableOutputStream()) {
                rebuilder.rebuild(
                        () -> MailInspector.openUnchecked(mail),
                        inspected.settings().limits(),
                        inspected.inspection(),
                        texts,
                        out);
            }
            Inspection result = new MessageInspector(inspected.settings()).inspect(rebuilt::getInputStream);
            Optional<String> left = RebuiltCheck.left(result);
            if (left.isPresent()) {
                throw new MessagingException("mail " + mail.getName() + ": " + left.get());
            }
            MailInspector.forget(mail);
            mail.setMessage(message);
            swapped = mail.getMessage() == message;
        } finally {
            // James keeps a copy of its own.
            if (!swapped) {
                message.dispose();
            }
        }
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: swaps the message for one without files and with the password notice";
    }
}
