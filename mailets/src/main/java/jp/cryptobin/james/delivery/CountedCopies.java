package jp.cryptobin.james.delivery;

import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.state.MailState;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes out of a queue each copy that counts for nothing, because what it was made of went on. */
record CountedCopies(HandOvers notes) {
    private static final Logger LOGGER = LoggerFactory.getLogger(CountedCopies.class);

    /** Whether the copy counts; one that does not is done with. */
    boolean keep(MailQueueItem item) {
        Mail mail = item.getMail();
        if (MailState.copy(mail).filter(notes::isVoid).isEmpty()) {
            return true;
        }
        LOGGER.info("mail {}: goes on already, its copy for delivery is dropped", mail.getName());
        try {
            item.done(MailQueueItem.CompletionStatus.SUCCESS);
        } catch (MailQueueException failure) {
            LOGGER.warn("mail {}: its copy cannot be taken from the queue for delivery", mail.getName(), failure);
        } finally {
            LifecycleUtil.dispose(mail);
        }
        return false;
    }
}
