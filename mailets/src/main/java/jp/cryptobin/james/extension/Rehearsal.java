package jp.cryptobin.james.extension;

import java.io.IOException;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.vault.Deposit;
import org.apache.mailet.Mail;

/**
 * Tries out what is done to a mail once the vault has its files, so that what cannot be done is known before. What
 * was done may be kept until the mail comes, which is at once unless {@link #forget} is called.
 */
public interface Rehearsal {

    /**
     * Why the mail could not go on behind the deposit, on one line; empty when nothing stands against it.
     *
     * @param deposit that is about to be made
     */
    Optional<String> obstacle(Mail mail, InspectedMail inspected, Deposit deposit)
            throws MessagingException, IOException;

    /** The mail does not go on now, so nothing that was tried out for it is of use any more. */
    void forget(Mail mail);
}
