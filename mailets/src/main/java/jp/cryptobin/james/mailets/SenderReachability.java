package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.NoticeAddressee;
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.matchers.RawMessage;
import org.apache.mailet.Mail;

/** Whether a sender can be sent a password at all, which is known before the files go anywhere. */
final class SenderReachability {
    private final SenderNoticePolicy policy;

    /** @param own address that mail to the sender comes from */
    SenderReachability(String own) {
        this.policy = new SenderNoticePolicy(new Mailbox(own, ""));
    }

    /** Why a program must not write to the sender of the mail; empty where it may. */
    Optional<String> unreachable(Mail mail) throws MessagingException, IOException {
        try (InputStream message = RawMessage.open(mail)) {
            NoticeAddressee addressee =
                    policy.addressee(MailInspector.envelope(mail).sender(), OriginalHeaders.read(message));
            return addressee.fold(
                    sender -> Optional.empty(),
                    postmaster ->
                            Optional.of("The sender is to tell the password, but must not be written to by a program: "
                                    + postmaster
                                            .why()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' ')));
        }
    }
}
