package jp.cryptobin.james.handover;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOversTest {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final String BOOT = "0b1c";

    @TempDir
    Path directory;

    private Path path;
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @BeforeEach
    void nameTheFile() {
        path = directory.resolve("var/hand-overs");
    }

    private HandOvers run() {
        return HandOvers.open(path, BOOT, clock);
    }

    private void later(Duration time) {
        clock = Clock.fixed(clock.instant().plus(time), ZoneOffset.UTC);
    }

    /** Hands over, and the server is killed before the step returns. */
    private String killedWithin(HandOvers run, String what) {
        List<String> copies = new ArrayList<>();
        // An Error that nothing handles is as near to a kill as a test comes; the file is as a kill leaves it.
        assertThatThrownBy(() -> run.handOver(what, copy -> {
                    copies.add(copy);
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        return copies.get(0);
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static String handedOver(HandOvers run, String what) throws HandOverException {
        List<String> copies = new ArrayList<>();
        run.handOver(what, copies::add);
        return copies.get(0);
    }

    @Test
    void letsTheCopyGoOnAfterACrashBehindTheHandOver() throws HandOverException {
        String copy = handedOver(run(), "mail 1");

        HandOvers next = run();

        assertThat(next.isDone("mail 1")).isTrue();
        assertThat(next.isVoid(copy)).isFalse();
    }

    @Test
    void letsTheOldOneGoOnAfterACrashWithinTheHandOver() {
        String copy = killedWithin(run(), "mail 1");

        HandOvers next = run();

        assertThat(next.isDone("mail 1")).isFalse();
        assertThat(next.isVoid(copy)).isTrue();
    }

    @Test
    void knowsBothAfterAnotherCrash() throws HandOverException {
        HandOvers first = run();
        String lost = killedWithin(first, "mail 1");
        handedOver(first, "mail 2");
        run();

        HandOvers third = run();

        assertThat(third.isVoid(lost)).isTrue();
        assertThat(third.isDone("mail 2")).isTrue();
    }

    @Test
    void knowsAfterALongTimeWithoutTheServer() throws HandOverException {
        handedOver(run(), "mail 1");
        later(Duration.ofDays(1));

        assertThat(run().isDone("mail 1")).isTrue();
    }

    @Test
    void letsTheSameBeDoneAnewWhenNothingComesBackAnyMore() throws HandOverException {
        handedOver(run(), "mail 1");
        Instant start = clock.instant();
        List<Instant> time = new ArrayList<>(List.of(start));
        HandOvers next = HandOvers.open(path, BOOT, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.get(0);
            }
        });
        assertThat(next.isDone("mail 1")).isTrue();

        time.set(0, start.plus(Duration.ofHours(1)));

        assertThat(next.isDone("mail 1")).isFalse();
    }

    @Test
    void doesTheSameAgainWithinOneRun() throws HandOverException {
        HandOvers run = run();
        handedOver(run, "notice");

        assertThat(run.isDone("notice")).isFalse();
    }

    @Test
    void usesNothingFromBeforeTheMachineWasStarted() throws HandOverException {
        HandOvers run = run();
        String lost = killedWithin(run, "mail 1");
        handedOver(run, "mail 2");

        HandOvers next = HandOvers.open(path, "another", clock);

        assertThat(next.isVoid(lost)).isFalse();
        assertThat(next.isDone("mail 2")).isFalse();
    }

    @Test
    void usesNothingWhereTheStartOfTheMachineIsNotKnown() throws HandOverException {
        handedOver(HandOvers.open(path, "", clock), "mail 1");

        assertThat(HandOvers.open(path, "", clock).isDone("mail 1")).isFalse();
    }

    @Test
    void ignoresALineThatACrashCutOff() throws HandOverException, IOException {
        handedOver(run(), "mail 1");
        Files.writeString(path, "- 17325800", US_ASCII, APPEND);

        HandOvers next = run();

        handedOver(next, "mail 2");

        assertThat(next.isDone("mail 1")).isTrue();
        assertThat(run().isDone("mail 2")).isTrue();
    }

    @Test
    void worksWithoutNotesWhereTheyCannotBeKept() throws IOException, HandOverException {
        Files.writeString(directory.resolve("file"), "in the way");
        HandOvers run = HandOvers.open(directory.resolve("file/hand-overs"), BOOT, clock);

        String copy = handedOver(run, "mail 1");

        assertThat(run.isVoid(copy)).isFalse();
    }

    @Test
    void makesACopyThatComesEarlyWait() throws Exception {
        HandOvers run = run();
        CompletableFuture<Boolean> early = new CompletableFuture<>();
        CompletableFuture<Thread> waiting = new CompletableFuture<>();

        run.handOver("mail 1", copy -> {
            Thread other = new Thread(() -> early.complete(run.isVoid(copy)));
            other.start();
            waiting.complete(other);
            await().until(() ->
                    other.getState() == Thread.State.TIMED_WAITING || other.getState() == Thread.State.WAITING);
            assertThat(early).isNotDone();
        });

        assertThat(early.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void dropsTheCopyOfAStepThatFailed() {
        HandOvers run = run();
        String copy = killedWithin(run, "mail 1");

        assertThat(run.isVoid(copy)).isTrue();
        assertThat(run.isDone("mail 1")).isFalse();
    }

    @Test
    void keepsTheFileSmallAndWhatCountsInIt() throws IOException, HandOverException {
        HandOverFile file = HandOverFile.open(path, BOOT, clock, 2_000);
        file.complete(file.begin("old", "old-copy"));
        HandOverFile.Line open = file.begin("open", "open-copy");
        later(Duration.ofMinutes(20));
        HandOverFile later = HandOverFile.open(path, BOOT, clock, 2_000);

        assertThat(later.voidBefore()).containsExactly("open-copy");
        for (int i = 0; i < 200; i++) {
            later.complete(later.begin("name" + i, "copy" + i));
            later(Duration.ofMinutes(1));
        }
        HandOverFile.Line last = later.begin("last", "last-copy");

        assertThat(Files.size(path)).isLessThan(10_000);
        assertThat(HandOverFile.open(path, BOOT, clock).voidBefore()).contains("open-copy", "last-copy");
        assertThat(open).isNotSameAs(last);
    }

    @Test
    void completesALineThatMovedWhenTheFileWasShortened() throws IOException, HandOverException {
        HandOverFile file = HandOverFile.open(path, BOOT, clock, 500);
        HandOverFile.Line first = file.begin("first", "first-copy");
        for (int i = 0; i < 50; i++) {
            file.complete(file.begin("name" + i, "copy" + i));
        }

        file.complete(first);

        HandOverFile next = HandOverFile.open(path, BOOT, clock);
        assertThat(next.voidBefore()).isEmpty();
        assertThat(next.doneBefore()).contains("first", "name49");
    }

    @Test
    void letsTheOldOneGoOnWhereTheQueueDoesBothAtOnce() throws HandOverException {
        List<String> copies = new ArrayList<>();
        HandOvers run = HandOvers.open(path, BOOT, clock, () -> true);

        // Killed before what is in hand ends, nobody ever sees the copy.
        run.handOverToQueue("mail 1", copies::add);

        assertThat(run().isDone("mail 1")).isFalse();
        assertThat(run().isVoid(copies.get(0))).isFalse();
    }

    @Test
    void notesWhatGoesElsewhereThanToSuchAQueue() throws HandOverException {
        handedOver(HandOvers.open(path, BOOT, clock, () -> true), "mail 1");

        assertThat(run().isDone("mail 1")).isTrue();
    }

    @Test
    void notesWhatGoesToAQueueThatDoesOneAfterTheOther() throws HandOverException {
        run().handOverToQueue("mail 1", copy -> {});

        assertThat(run().isDone("mail 1")).isTrue();
    }

    @Test
    void tellsNothingOfAddresses() throws HandOverException, IOException {
        handedOver(run(), "mail to hanako@example.jp");

        assertThat(Files.readString(path)).doesNotContain("hanako");
    }
}
