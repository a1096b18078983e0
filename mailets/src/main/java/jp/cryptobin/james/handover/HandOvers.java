package jp.cryptobin.james.handover;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one thing over as another, as far as a queue can be trusted with it: first the new copy is put into the queue,
 * then the old one ends. Killed in between, the server has both after its start. What is noted here tells which one
 * counts: the new copy as soon as its hand-over is complete, the old one until then.
 *
 * <p>Only what is noted stops a mail. What nobody knows of goes on: where the notes are lost, or belong to another
 * server, a mail may come twice, never not at all.
 *
 * <p>A queue may do both at once. Then nothing is noted: a note that outlives a copy which was never seen would stop the
 * only mail.
 */
public final class HandOvers {
    private static final Logger LOGGER = LoggerFactory.getLogger(HandOvers.class);
    /** What was in hand at the crash is what a queue gives out first. Later on, the same may be wanted anew. */
    private static final Duration TIME_TO_COME_BACK = Duration.ofHours(1);

    private static final long MOST_SECONDS_TO_WAIT = 60;
    private static final int TOKEN_OCTETS = 12;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Instant begin;
    private final @Nullable HandOverFile file;
    private final BooleanSupplier atOnce;
    private final Map<String, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();
    private final Set<String> done;
    private final Set<String> given;

    private HandOvers(
            Clock clock, @Nullable HandOverFile file, BooleanSupplier atOnce, Set<String> done, Set<String> given) {
        this.clock = clock;
        this.atOnce = atOnce;
        this.begin = clock.instant();
        this.file = file;
        this.done = Set.copyOf(done);
        this.given = ConcurrentHashMap.newKeySet();
        this.given.addAll(given);
    }

    /** Remembers nothing: after a crash both copies go on. */
    public static HandOvers forgetful(Clock clock) {
        return forgetful(clock, HandOvers::inTwoSteps);
    }

    private static boolean inTwoSteps() {
        return false;
    }

    private static HandOvers forgetful(Clock clock, BooleanSupplier atOnce) {
        return new HandOvers(clock, null, atOnce, Set.of(), Set.of());
    }

    /** For queues that take the new copy and let the old one go in two steps. */
    public static HandOvers open(Path path, String boot, Clock clock) {
        return open(path, boot, clock, HandOvers::inTwoSteps);
    }

    /**
     * Opens the notes that an earlier run of the server has left. Where that is not possible, the gateway works without
     * them.
     *
     * @param boot of the machine: what was noted before its last start counts for nothing, because a loss of power keeps
     *     neither the order nor all of what was written; empty where it is not known
     * @param atOnce whether what the calling thread puts into a queue is seen there only when what it has in hand ends, and
     *     then surely
     */
    public static HandOvers open(Path path, String boot, Clock clock, BooleanSupplier atOnce) {
        try {
            HandOverFile file = HandOverFile.open(path, boot, clock);
            return new HandOvers(clock, file, atOnce, file.doneBefore(), file.voidBefore());
        } catch (IOException failure) {
            LOGGER.error("{} cannot be used: mail may come twice after a crash", path, failure);
            return forgetful(clock, atOnce);
        }
    }

    /** Puts the new copy where it outlasts a crash. */
    @FunctionalInterface
    public interface Step<E extends Exception> {
        void run(String copy) throws E;
    }

    /**
     * Hands over as {@link #handOver} does, to a queue.
     *
     * @param step does nothing but put the copy into a queue of the server
     */
    public <E extends Exception> void handOverToQueue(String what, Step<E> step) throws E, HandOverException {
        if (atOnce.getAsBoolean()) {
            step.run(token());
        } else {
            handOver(what, step);
        }
    }

    /**
     * Hands over. When this returns, the caller ends what it has in hand. After an exception of the step, or of the notes,
     * what is in hand goes on, and the copy counts for nothing should it exist.
     *
     * @param what is handed over, by a name that is the same when the server has to do it again
     * @throws HandOverException if the hand-over could not be completed
     */
    public <E extends Exception> void handOver(String what, Step<E> step) throws E, HandOverException {
        String copy = token();
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        underWay.put(copy, outcome);
        boolean complete = false;
        try {
            HandOverFile.@Nullable Line line = begun(HandOverLine.nameOf(what), copy);
            step.run(copy);
            complete(line);
            complete = true;
        } finally {
            if (!complete) {
                given.add(copy);
            }
            outcome.complete(complete);
            underWay.remove(copy);
        }
    }

    private HandOverFile.@Nullable Line begun(String name, String copy) {
        if (file == null) {
            return null;
        }
        try {
            return file.begin(name, copy);
        } catch (IOException failure) {
            LOGGER.warn("A hand-over cannot be noted: should the server crash now, a mail may come twice", failure);
            return null;
        }
    }

    private void complete(HandOverFile.@Nullable Line line) throws HandOverException {
        if (file == null || line == null) {
            return;
        }
        try {
            file.complete(line);
        } catch (IOException failure) {
            throw new HandOverException(failure);
        }
    }

    private String token() {
        byte[] octets = new byte[TOKEN_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Whether an earlier run of the server has handed this over, so that it must not be done again. */
    public boolean isDone(String what) {
        return done.contains(HandOverLine.nameOf(what)) && clock.instant().isBefore(begin.plus(TIME_TO_COME_BACK));
    }

    /** Whether a copy counts for nothing, since what it was made of went on. Waits while it is being handed over. */
    public boolean isVoid(String copy) {
        CompletableFuture<Boolean> outcome = underWay.get(copy);
        if (outcome != null) {
            return !awaited(outcome, copy);
        }
        return given.contains(copy);
    }

    private static boolean awaited(CompletableFuture<Boolean> outcome, String copy) {
        try {
            return outcome.get(MOST_SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unknown) {
            LOGGER.warn("The hand-over of {} does not end; the copy goes on", copy, unknown);
        }
        return true;
    }
}
