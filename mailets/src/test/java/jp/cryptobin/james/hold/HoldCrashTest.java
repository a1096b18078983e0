package jp.cryptobin.james.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.hold.HoldWorld.Crash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The server ends before or behind each step that writes something down, and starts again: the mail is neither lost nor
 * sent twice, and never sent when its sender was told that it was stopped.
 */
class HoldCrashTest {
    private static final Duration LONG = Duration.ofHours(1);
    /** More than any story has; each is told until it comes to its end without the crash. */
    private static final int MOST_STEPS = 60;

    /** A thing to be done, which is done again if the server ended in the middle of it. */
    private interface Work {
        void on(Hold server) throws Exception;
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, false, false",
        "STOP, true, false",
        "SEND, false, false",
        "SEND, true, false",
        ", false, false",
        ", true, false",
        "STOP, false, true",
        "SEND, false, true",
        ", false, true"
    })
    void isNeitherLostNorSentTwiceNorSentAfterAStop(Wish wish, boolean behind, boolean untilAnswered) throws Exception {
        for (int step = 1; step < MOST_STEPS; step++) {
            HoldWorld world = new HoldWorld();
            world.crashAt(step, behind);
            tell(world, wish, untilAnswered);
            String when = "%s, crash %s step %d".formatted(wish, behind ? "behind" : "before", step);

            boolean stopped = world.told.contains(Told.STOPPED) || world.told.contains(Told.GIVEN_UP);
            assertThat(world.left).as(when).isLessThanOrEqualTo(1);
            assertThat(stopped).as("told that it was stopped; %s", when).isEqualTo(world.left == 0);
            assertThat(world.kept > 0 || world.left > 0)
                    .as("not lost; %s", when)
                    .isTrue();
            assertThat(world.letters).as(when).isPositive();
            assertThat(world.heldBy(0)).as(when).isZero();
            if (!world.crashed()) {
                return;
            }
        }
        throw new AssertionError("a story of more than " + MOST_STEPS + " steps");
    }

    private static void tell(HoldWorld world, Wish wish, boolean untilAnswered) throws Exception {
        var mail = world.mail("m1");
        var note = world.note(untilAnswered);
        Deque<Work> works = new ArrayDeque<>(List.of(server -> {
            // Attributes of a mail in hand do not outlast the server; those of the queue do.
            server.begin(world.mail(mail.getName()), note, "Quotation");
        }));
        if (wish != null) {
            works.add(server -> world.answer(server, wish));
        }
        works.add(world::processQueue);
        works.add(server -> world.passes(LONG));
        works.add(Hold::look);
        works.add(world::processQueue);
        Hold server = world.server(0);
        while (!works.isEmpty()) {
            try {
                works.peek().on(server);
                works.remove();
            } catch (Crash end) {
                server = world.server(0);
                server.look();
            }
        }
        // Whatever the start found is looked through once more.
        server.look();
        world.processQueue(server);
    }
}
