package jp.cryptobin.james.delivery;

import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.mailet.Mail;

/**
 * What a queue gives out, which prepares the thread that takes the mail out of it.
 *
 * @param preparation run in that thread
 */
record PreparedItem(MailQueueItem item, Runnable preparation) implements MailQueueItem {
    @Override
    public Mail getMail() {
        preparation.run();
        return item.getMail();
    }

    @Override
    public void done(CompletionStatus success) throws MailQueueException {
        item.done(success);
    }
}
