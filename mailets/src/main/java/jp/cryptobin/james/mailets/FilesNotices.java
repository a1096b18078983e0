package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.letter.FilesNotice;
import jp.cryptobin.james.letter.LetterWriter;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.NoticeAddressee;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.vault.NoticeId;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what became of the files of a mail that has left. */
final class FilesNotices {
    private static final Logger LOGGER = LoggerFactory.getLogger(FilesNotices.class);

    private final Gateway gateway;
    private final MailetContext context;
    private final NoticePost post;
    private final LetterWriter writer;
    private final SenderNoticePolicy policy;

    FilesNotices(Gateway gateway, MailetContext context, NoticePost post) {
        this.gateway = gateway;
        this.context = context;
        this.post = post;
        this.writer = post.writer(gateway.clock());
        this.policy = new SenderNoticePolicy(post.from());
    }

    /** The sender, or the postmaster where the sender must not be written to by a program. */
    void tellSender(Mail mail, DepositNote deposit, FilesNotice.End end) throws MessagingException, IOException {
        NoticeAddressee addressee =
                policy.addressee(MailInspector.envelope(mail).sender(), NoticePost.header(mail));
        Optional<Mailbox> sender = addressee.fold(to -> Optional.of(to.sender()), instead -> Optional.empty());
        if (sender.isPresent()) {
            MailAddress to = new MailAddress(sender.get().address());
            send(mail, deposit, end, FilesNotice.Reader.SENDER, to, "");
        } else {
            tellPostmaster(mail, deposit, end, "");
        }
    }

    void tellPostmaster(Mail mail, DepositNote deposit, FilesNotice.End end, String trouble)
            throws MessagingException, IOException {
        MailAddress postmaster = new MailAddress(gateway.settings().postmaster());
        send(mail, deposit, end, FilesNotice.Reader.POSTMASTER, postmaster, trouble);
    }

    /** One mail for each, so that nobody learns of the others. */
    void tellRecipients(Mail mail, DepositNote deposit) throws MessagingException, IOException {
        for (MailAddress recipient : new LinkedHashSet<>(mail.getRecipients())) {
            send(mail, deposit, FilesNotice.End.WITHDRAWN, FilesNotice.Reader.RECIPIENT, recipient, "");
        }
    }

    private void send(
            Mail mail,
            DepositNote deposit,
            FilesNotice.End end,
            FilesNotice.Reader reader,
            MailAddress to,
            String trouble)
            throws MessagingException, IOException {
        FilesNotice notice = new FilesNotice(
                end,
                reader,
                Mailbox.of(to.asString()),
                MailInspector.envelope(mail).sender(),
                Instant.ofEpochMilli(deposit.depositedAt()),
                gateway.settings().zone(),
                NoticePost.subject(mail),
                NoticeId.of(gateway.settings().secret(), "files notice 1 " + end, deposit.key(), to.asString()),
                trouble,
                NoticePost.header(mail));
        post.send(
                "files notice " + end + " of " + deposit.key() + " to " + to.asString(),
                writer.write(notice),
                to,
                context,
                gateway.handOvers());
        LOGGER.info("mail {}: {} is told that the files of deposit {} are {}", mail.getName(), to, deposit.id(), end);
    }
}
