package jp.cryptobin.james.deferral;

import java.util.Optional;
import java.util.TreeSet;
import javax.mail.MessagingException;
import jp.cryptobin.james.handover.HandOverException;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.state.MailState;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/** Hands mail over to a copy of it, or to another mail, so that a crash makes no two of it. */
public final class MailHandOver {
    private MailHandOver() {}

    /** Puts the copy where it outlasts a crash. */
    @FunctionalInterface
    public interface Step {
        void run() throws MessagingException;
    }

    /**
     * Hands a mail over to a copy of it, which bears a mark of its own. When this returns, the caller ends the mail in
     * hand.
     *
     * @param step puts a copy of the mail into a queue, and nothing else
     * @throws MessagingException if it could not; the mail in hand is the only one that goes on
     */
    public static void toCopy(HandOvers notes, Mail mail, Step step) throws MessagingException {
        handOver(notes::handOverToQueue, mail, step);
    }

    /** The same, to a repository. */
    static void toStoredCopy(HandOvers notes, Mail mail, Step step) throws MessagingException {
        handOver(notes::handOver, mail, step);
    }

    private static void handOver(Way way, Mail mail, Step step) throws MessagingException {
        Optional<String> before = MailState.copy(mail);
        try {
            handOver(way, nameOf(mail), mail, step);
        } finally {
            MailState.clearCopy(mail);
            before.ifPresent(token -> MailState.copy(mail, token));
        }
    }

    /**
     * Sends a mail on behalf of another one, unless that was done already when an earlier run of the server was ended.
     *
     * @param what it is and for whom; the same when it is made again
     * @return whether it was sent now
     */
    public static boolean once(HandOvers notes, String what, Mail mail, Step step) throws MessagingException {
        String name = "once " + what;
        if (notes.isDone(name)) {
            return false;
        }
        handOver(notes::handOverToQueue, name, mail, step);
        return true;
    }

    /** How the notes hand over. */
    @FunctionalInterface
    private interface Way {
        void handOver(String name, HandOvers.Step<MessagingException> step)
                throws MessagingException, HandOverException;
    }

    private static void handOver(Way way, String name, Mail mail, Step step) throws MessagingException {
        try {
            way.handOver(name, token -> {
                MailState.copy(mail, token);
                step.run();
            });
        } catch (HandOverException failure) {
            throw new MessagingException("mail " + mail.getName() + " could not be handed over", failure);
        }
    }

    /** Whether another one goes on in the place of this mail. */
    public static boolean isOver(HandOvers notes, Mail mail) {
        Optional<String> copy = MailState.copy(mail);
        return (copy.isPresent() && notes.isVoid(copy.get())) || notes.isDone(nameOf(mail));
    }

    /** With the recipients, because a server that splits a mail hands over its parts one by one. */
    private static String nameOf(Mail mail) {
        TreeSet<String> recipients = new TreeSet<>();
        mail.getRecipients().stream().map(MailAddress::asString).forEach(recipients::add);
        return "mail " + MailState.copy(mail).orElse(mail.getName()) + " " + recipients;
    }
}
