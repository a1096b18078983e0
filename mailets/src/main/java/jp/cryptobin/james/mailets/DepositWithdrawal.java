package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.state.Withdrawal;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.StateOutcome;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the files of a mail that failed behind its deposit out of the vault, now or as soon as the vault is there. */
final class DepositWithdrawal {
    private static final Logger LOGGER = LoggerFactory.getLogger(DepositWithdrawal.class);

    private final Gateway gateway;

    DepositWithdrawal(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Withdraws the deposit of a stopped mail, once; the mail says what became of it. Does nothing for a mail without a
     * deposit, and for the small mail that follows one: its deposit has ended already.
     *
     * @param processor where the small mail goes that tries again
     */
    Optional<Withdrawal> withdraw(Mail mail, MailetContext context, String processor)
            throws MessagingException, IOException {
        Optional<DepositNote> deposit = MailState.deposit(mail);
        Optional<Withdrawal> before = MailState.withdrawal(mail);
        if (deposit.isEmpty() || before.isPresent() || MailState.followUp(mail).isPresent()) {
            return before;
        }
        boolean done = cancelled(mail, deposit.get());
        if (!done) {
            FollowUpMail.send(
                    mail,
                    deposit.get(),
                    "cancel",
                    context,
                    processor,
                    gateway.clock().millis(),
                    gateway.handOvers());
        }
        MailState.withdrawal(mail, done ? Withdrawal.DONE : Withdrawal.PENDING);
        return MailState.withdrawal(mail);
    }

    /**
     * Ends what a mail left behind that failed behind its deposit and was put back, since it begins anew. Were its old
     * deposit not cancelled yet, the vault would take the new one for it, and the cancelling that still goes on would take
     * the files from the recipients.
     *
     * @return why it could not be cancelled; empty where it is, and for every other mail
     */
    Optional<NotDone> end(Mail mail, CryptoBin vault) {
        Optional<DepositNote> deposit = MailState.deposit(mail);
        Optional<Withdrawal> begun = MailState.withdrawal(mail);
        if (deposit.isEmpty() || begun.isEmpty()) {
            return Optional.empty();
        }
        Optional<NotDone> trouble = begun.get() == Withdrawal.DONE
                ? Optional.empty()
                : vault.cancel(new DepositId(deposit.get().id()))
                        .fold(known -> Optional.empty(), unknown -> Optional.empty(), Optional::of, Optional::of);
        if (trouble.isEmpty()) {
            MailState.forgetDeposit(mail);
        }
        return trouble;
    }

    /** Whether nobody can get the files any more. A vault that does not know the deposit may do so later. */
    boolean cancelled(Mail mail, DepositNote deposit) {
        StateOutcome outcome = ask(mail, deposit);
        boolean done = outcome.fold(
                known -> !known.receipt().state().standing(), unknown -> false, refused -> false, unavailable -> false);
        if (done) {
            LOGGER.warn("mail {}: failed behind its deposit {}, which is cancelled", mail.getName(), deposit.id());
        } else {
            LOGGER.error("mail {}: deposit {} is not cancelled yet: {}", mail.getName(), deposit.id(), outcome);
        }
        return done;
    }

    private StateOutcome ask(Mail mail, DepositNote deposit) {
        DepositId id = new DepositId(deposit.id());
        try {
            return gateway.vault(MailInspector.envelope(mail).sender()).cancel(id);
        } catch (RuntimeException failure) {
            LOGGER.error("mail {}: the vault could not be told to cancel {}", mail.getName(), id, failure);
            return new StateOutcome.UnknownDeposit(id);
        }
    }
}
