package jp.cryptobin.james.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.mail.MessagingException;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.mailets.WaitingMail;
import jp.cryptobin.james.state.MailState;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RepositoryDeferralTest extends MailDeferralContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private boolean broken;
    private boolean crashesBeforeRemoval;
    private final MemoryMailRepository repository = new MemoryMailRepository() {
        @Override
        public MailKey store(Mail mail) {
            if (broken) {
                // As the file repository of James does; the override cannot declare it.
                throw sneaky(new MessagingException("the disk is full"));
            }
            return super.store(mail);
        }

        @Override
        public void remove(MailKey key) {
            if (crashesBeforeRemoval) {
                throw new IllegalStateException("crashed");
            }
            super.remove(key);
        }
    };
    private RepositoryDeferral deferral;

    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException sneaky(Exception failure) throws E {
        throw (E) failure;
    }

    @Override
    MailDeferral deferral(MailetContext context) {
        deferral = new RepositoryDeferral(
                repository, context, RETRY, queue.clock, Duration.ofMillis(5), HandOvers.forgetful(queue.clock));
        return deferral;
    }

    @Override
    void afterTime() throws MessagingException {
        deferral.releaseDue();
    }

    @Override
    void breakStore() {
        broken = true;
    }

    @Test
    void keepsNothingOfAMailThatWasReleased() throws MessagingException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        assertThat(repository.size()).isOne();
        passes(MINUTE);

        assertThat(repository.size()).isZero();
        assertThat(MailState.DUE.read(queue.processed().get(0))).isEmpty();
    }

    @Test
    void keepsAMailThatTheQueueDoesNotTakeAndReleasesTheOthers() throws MessagingException {
        queue.gate(mail -> {
            if (mail.getName().equals("m1")) {
                throw new MessagingException("the queue is full");
            }
        });
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        deferral.defer(WaitingMail.named("m2"), MINUTE);
        deferral.defer(WaitingMail.named("m0"), MINUTE);
        passes(MINUTE);
        assertThat(queue.names()).containsExactlyInAnyOrder("m2", "m0");
        assertThat(repository.list()).toIterable().containsExactly(new MailKey("m1"));

        queue.gate(mail -> {});
        passes(Duration.ZERO);
        assertThat(queue.names()).containsExactlyInAnyOrder("m2", "m0", "m1");
    }

    @Test
    void releasesTwiceRatherThanNeverWhenItCrashesBetweenQueueAndRemoval() throws MessagingException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        crashesBeforeRemoval = true;
        passes(MINUTE);
        crashesBeforeRemoval = false;
        passes(Duration.ZERO);

        assertThat(queue.names()).containsExactly("m1", "m1");
        assertThat(repository.size()).isZero();
    }

    @Test
    void doesNotTakeAwayAMailThatFailsAgainWhileItIsBeingReleased() throws Exception {
        AtomicReference<CompletableFuture<Void>> nextTry = new AtomicReference<>();
        // A spooler thread has the mail as soon as the queue has it, and lays it aside under the same name.
        queue.gate(mail -> {
            queue.gate(others -> {});
            nextTry.set(deferredElsewhere(mail.getName()));
        });
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        passes(MINUTE);
        nextTry.get().join();

        assertThat(repository.list()).toIterable().containsExactly(new MailKey("m1"));
        passes(MINUTE);
        assertThat(queue.names()).containsExactly("m1", "m1");
    }

    private CompletableFuture<Void> deferredElsewhere(String name) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread spooler = new Thread(() -> {
            try {
                deferral.defer(WaitingMail.named(name), MINUTE);
                done.complete(null);
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        spooler.start();
        // Until it stands at the lock, or has gone through one that is not there.
        Awaitility.await().until(() -> done.isDone() || spooler.getState() == Thread.State.BLOCKED);
        return done;
    }

    @Test
    void goesOnAfterARestart() throws MessagingException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        deferral.stop();

        deferral(queue.context());
        passes(MINUTE);
        assertThat(queue.names()).containsExactly("m1");
    }

    @Test
    void keepsTheProcessorSoThatAnAdministratorCanReleaseIt() throws MessagingException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);

        assertThat(repository.retrieve(new MailKey("m1")).getState()).isEqualTo(RETRY);
    }

    @Test
    void startsAMailThatOthersPutHereAtTheRetryProcessor() throws MessagingException {
        repository.store(WaitingMail.named("m1"));
        afterTime();

        assertThat(queue.processed()).singleElement().extracting(Mail::getState).isEqualTo(RETRY);
    }

    @Test
    void releasesByItselfFromStartToStop() throws MessagingException {
        deferral.start();
        deferral.defer(WaitingMail.named("m1"), Duration.ZERO);
        Awaitility.await().until(() -> queue.names().contains("m1"));

        deferral.stop();
        deferral.defer(WaitingMail.named("m2"), Duration.ZERO);
        afterTime();
        assertThat(queue.names()).containsExactly("m1");
    }
}
