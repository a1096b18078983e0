package jp.cryptobin.james.sandbox.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.deposit.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the notices that are still to be sent, in the background, again and again until the mail server takes them or
 * the deposit is over. What is still to be sent stands in the deposits, so a restart forgets nothing.
 */
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** A mail server that lives takes a notice in less; one that hangs must not hold up the stop. */
    private static final int STOP_SECONDS = 5;

    private final Deposits deposits;
    private final NoticeMailer mailer;
    private final Links links;
    private final Clock clock;
    private final Duration firstWait;
    private final Set<String> pending = new LinkedHashSet<>();
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "deposit-notices");
        thread.setDaemon(true);
        return thread;
    });
    private Duration wait;
    private boolean retryWaiting;
    private volatile boolean stopping;

    private enum Result {
        SENT,
        REFUSED,
        SERVER_AWAY
    }

    /** @param firstWait how long to wait after the first failure; each further one doubles it, up to five minutes */
    public Outbox(Deposits deposits, SmtpMailer mailer, Links links, Clock clock, Duration firstWait) {
        this.deposits = deposits;
        this.mailer = mailer;
        this.links = links;
        this.clock = clock;
        this.firstWait = firstWait;
        this.wait = firstWait;
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Takes up what an earlier run left unsent. */
    public void start() {
        deposits.all().stream().filter(this::unsent).map(Deposit::id).forEach(this::delivered);
    }

    /** A deposit's recipients may be notified now. Returns at once. */
    public void delivered(String depositId) {
        worker.execute(() -> {
            pending.add(depositId);
            sendPending();
        });
    }

    @Override
    public void close() {
        // No interrupt at first: it would close the file that records a notice just sent.
        stopping = true;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A notice was still being sent at the stop; it is sent again after the next start");
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean unsent(Deposit deposit) {
        return deposit.stateAt(clock.instant()) == DepositState.DELIVERED
                && deposit.recipients().stream().anyMatch(recipient -> recipient.notifiedAt() == null);
    }

    /** Runs on the worker alone. */
    private void sendPending() {
        Result worst = Result.SENT;
        for (String id : List.copyOf(pending)) {
            Optional<Deposit> deposit = deposits.byId(id).filter(this::unsent);
            Result result = deposit.map(this::sendAll).orElse(Result.SENT);
            if (result == Result.SENT) {
                pending.remove(id);
            } else {
                worst = result;
            }
            if (result == Result.SERVER_AWAY) {
                break;
            }
        }
        if (worst == Result.SENT) {
            wait = firstWait;
        } else {
            retryLater();
        }
    }

    /** One repetition at a time is waiting, however many deposits come in meanwhile. */
    private void retryLater() {
        if (retryWaiting) {
            return;
        }
        try {
            Future<?> unused = worker.schedule(
                    () -> {
                        retryWaiting = false;
                        sendPending();
                    },
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS);
            retryWaiting = true;
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping; what is unsent is sent after the next start");
        }
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    private Result sendAll(Deposit deposit) {
        Result worst = Result.SENT;
        for (Recipient recipient : deposit.recipients()) {
            if (stopping) {
                return Result.SERVER_AWAY;
            }
            if (recipient.notifiedAt() == null) {
                Result result = send(deposit, recipient);
                if (result == Result.SERVER_AWAY) {
                    return result;
                }
                worst = result == Result.SENT ? worst : result;
            }
        }
        return worst;
    }

    private Result send(Deposit deposit, Recipient recipient) {
        try {
            mailer.send(noticeOf(deposit, recipient));
            deposits.update(
                    deposit.id(),
                    now -> now.recipients().stream()
                            .filter(candidate -> candidate.link().equals(recipient.link()))
                            .findFirst()
                            .map(candidate -> now.withRecipient(candidate.notified(clock.instant())))
                            .orElse(now));
            return Result.SENT;
        } catch (SendFailedException e) {
            LOG.warn("Notice of deposit {} was refused, it is tried again: {}", deposit.id(), e.getMessage());
            return Result.REFUSED;
        } catch (MessagingException e) {
            LOG.warn("Notice of deposit {} not sent, it is tried again: {}", deposit.id(), e.getMessage());
            return Result.SERVER_AWAY;
        } catch (IOException | RuntimeException e) {
            LOG.error("Notice of deposit {}: its sending could not be recorded", deposit.id(), e);
            return Result.REFUSED;
        }
    }

    private DepositNotice noticeOf(Deposit deposit, Recipient recipient) {
        return new DepositNotice(
                deposit.id(),
                recipient.address(),
                links.download(recipient),
                deposit.sender(),
                deposit.senderName(),
                deposit.subject(),
                deposit.depositedAt(),
                deposit.expiresAt(),
                deposit.files().stream().map(file -> file.entry().name()).toList());
    }
}
