package jp.cryptobin.james.deferral;

import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.mail.MessagingException;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.Room;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueItem.CompletionStatus;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mail in the order in which it came, in a queue of the server of its own; the first one goes on when there is room. It
 * leaves this queue only when the spool has it, and whatever the server's queues outlast, it outlasts. Several servers
 * may share the queue: whichever has room takes the next.
 */
public final class MailLine implements Closeable {
    private static final Logger LOGGER = LoggerFactory.getLogger(MailLine.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_TO_COUNT = 60;
    /**
     * The memory queue of James 3.8 counts who uses it, counts down twice for each list of its mails that an administrator
     * asks for, and is emptied at zero.
     */
    private static final int USERS = 20;

    private final MailQueueName name;
    private final MailQueueFactory<?> queues;
    private final MailQueue queue;
    private final Room room;
    private final MailetContext context;
    private final HandOvers notes;
    private final PeriodicTask looking;
    /** Who asks a queue for mail may have to wait for it, and for others who asked. */
    private final ExecutorService askers;

    private final AtomicBoolean opened = new AtomicBoolean();
    private volatile @Nullable Subscription subscription;
    private int looks;

    /** @param notes of what was handed over */
    public MailLine(String name, MailQueueFactory<?> queues, Room room, MailetContext context, HandOvers notes) {
        this.name = MailQueueName.of(name);
        this.queues = queues;
        this.queue = queues.createQueue(this.name, MailQueueFactory.prefetchCount(1));
        for (int i = 1; i < USERS; i++) {
            queues.getQueue(this.name);
        }
        this.room = room;
        this.context = context;
        this.notes = notes;
        this.looking = new PeriodicTask(name, LOOK, this::look);
        this.askers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Called once, when all parameters are found to be right. */
    public void start() {
        room.whenFree(this::callBack);
        looking.start();
    }

    /**
     * Puts a copy of the mail at the end of the line. When this returns, the copy outlasts whatever the server's own queue
     * outlasts, and the caller ends the mail in hand.
     *
     * @param processor where it goes on
     * @throws MessagingException if it could not be put there; the mail in hand is the only one
     */
    public void join(Mail mail, String processor) throws MessagingException {
        String state = mail.getState();
        try {
            mail.setState(processor);
            MailState.CALLED_BACK.set(mail);
            MailHandOver.toCopy(notes, mail, () -> queue.enQueue(mail));
        } finally {
            MailState.CALLED_BACK.remove(mail);
            mail.setState(state);
        }
        room.stepOutside();
        callBack();
    }

    private void callBack() {
        Subscription open = subscription;
        int number = open == null ? 0 : room.callBack();
        if (open != null && number > 0) {
            inThread(() -> open.request(number));
        }
    }

    private void inThread(Runnable work) {
        try {
            askers.execute(work);
        } catch (RejectedExecutionException stopped) {
            LOGGER.debug("{} is stopped", name.asString());
        }
    }

    /** Others may take from the queue as well, and put into it what nobody here has counted. */
    private void look() throws MailQueueException {
        if (opened.compareAndSet(false, true)) {
            inThread(() -> queue.deQueue().subscribe(new Caller()));
            looks = 0;
        }
        if (looks++ % LOOKS_TO_COUNT == 0) {
            Optional<? extends MailQueue> counted = queues.getQueue(name);
            if (counted.isPresent() && counted.get() instanceof ManageableMailQueue manageable) {
                room.outside(manageable.getSize());
            }
        }
        callBack();
    }

    /** Takes what was asked for, one at a time. */
    private final class Caller implements Subscriber<MailQueueItem> {
        @Override
        public void onSubscribe(Subscription begun) {
            subscription = begun;
            callBack();
        }

        @Override
        public void onNext(MailQueueItem item) {
            Mail mail = item.getMail();
            try {
                goesOn(mail);
                item.done(CompletionStatus.SUCCESS);
            } catch (MessagingException | RuntimeException failure) {
                LOGGER.error("mail {}: could not go on, stays in {}", mail.getName(), name.asString(), failure);
                stays(item);
            } finally {
                LifecycleUtil.dispose(mail);
            }
        }

        private void goesOn(Mail mail) throws MessagingException {
            if (MailHandOver.isOver(notes, mail)) {
                LOGGER.info("mail {}: goes on already, its second copy is dropped", mail.getName());
                return;
            }
            MailHandOver.toCopy(notes, mail, () -> context.sendMail(mail, mail.getState()));
            LOGGER.debug("mail {}: called back", mail.getName());
        }

        private void stays(MailQueueItem item) {
            try {
                item.done(CompletionStatus.RETRY);
                room.stepOutside();
            } catch (MessagingException | RuntimeException failure) {
                LOGGER.error("{} does not take a mail back", name.asString(), failure);
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOGGER.error("{} gives out no mail; next try in {} s", name.asString(), LOOK.toSeconds(), failure);
            end();
        }

        @Override
        public void onComplete() {
            end();
        }

        private void end() {
            subscription = null;
            opened.set(false);
        }
    }

    /** Called once, when the server stops. What waits keeps waiting, and goes on after the next start. */
    @Override
    public void close() {
        looking.stop();
        Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        askers.shutdown();
    }
}
