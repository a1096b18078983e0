package jp.cryptobin.james.mailets;

import java.io.IOException;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.MailDeferral;
import jp.cryptobin.james.followup.NextStep;
import jp.cryptobin.james.letter.FilesNotice;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with a follow-up when the vault has been asked, or could not be. */
final class FollowUpSteps {
    private static final Logger LOGGER = LoggerFactory.getLogger(FollowUpSteps.class);

    private final MailDeferral place;
    private final FilesNotices notices;

    /** @param place where it waits for the next question */
    FollowUpSteps(MailDeferral place, FilesNotices notices) {
        this.place = place;
        this.notices = notices;
    }

    void take(NextStep step, Mail mail, DepositNote deposit) throws Exception {
        step.act(
                again -> askAgain(mail, deposit, again),
                approved -> approved(mail, deposit),
                failed -> {
                    reachesNobody(mail, deposit, failed.violation().reason().code());
                    MailState.refuse(mail, failed.violation());
                },
                // The manual has no message for the next two, and who has cancelled need not be told.
                cancelled -> {
                    reachesNobody(mail, deposit, cancelled.toString());
                    MailState.NOTIFIED.set(mail);
                },
                expired -> {
                    reachesNobody(mail, deposit, expired.toString());
                    notices.tellSender(mail, deposit, FilesNotice.End.EXPIRED);
                    MailState.NOTIFIED.set(mail);
                },
                givenUp -> giveUp(mail, deposit, givenUp));
    }

    private static void approved(Mail mail, DepositNote deposit) {
        LOGGER.info("mail {}: deposit {} is approved", mail.getName(), deposit.id());
        mail.setState(Mail.GHOST);
    }

    /** The recipients get no files: the mail goes on to what tells people. */
    private static void reachesNobody(Mail mail, DepositNote deposit, String why) {
        LOGGER.warn("mail {}: deposit {} reaches nobody: {}", mail.getName(), deposit.id(), why);
    }

    private void giveUp(Mail mail, DepositNote deposit, NextStep.GivenUp step) throws MessagingException, IOException {
        LOGGER.error("mail {}: deposit {} is followed no longer: {}", mail.getName(), deposit.id(), step);
        notices.tellPostmaster(
                mail, deposit, FilesNotice.End.UNKNOWN, step.soFar().trouble());
        mail.setState(Mail.GHOST);
    }

    private void askAgain(Mail mail, DepositNote deposit, NextStep.AskAgain again) throws MessagingException {
        MailState.followUp(mail, FollowUps.note(again.soFar()));
        String trouble = again.soFar().trouble();
        LOGGER.info(
                "mail {}: deposit {} {}; question {} follows in {} s",
                mail.getName(),
                deposit.id(),
                trouble.isEmpty() ? "waits for approval" : "cannot be told about, " + trouble,
                again.soFar().asked() + 1,
                again.interval().toSeconds());
        place.defer(mail, again.interval());
        mail.setState(Mail.GHOST);
    }
}
