package jp.cryptobin.james.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.events.GatewayEvent.HoldEnd;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HoldWorld world = new HoldWorld();
    private final Hold here = world.server(0);

    private void begin(Hold server, boolean untilAnswered) throws Exception {
        server.begin(world.mail("m1"), world.note(untilAnswered), "Quotation");
    }

    @Test
    void leavesAtItsTimeAndNotBefore() throws Exception {
        begin(here, false);
        world.passes(MINUTE.multipliedBy(4));
        here.look();
        assertThat(world.queue).isEmpty();

        world.passes(MINUTE);
        here.look();
        world.processQueue(here);

        assertThat(world.left).isEqualTo(1);
        assertThat(world.ends).containsExactly(HoldEnd.RAN_OUT);
        assertThat(world.heldBy(0)).isZero();
        assertThat(world.told).isEmpty();
    }

    @Test
    void isHeldOverTheStartOfTheServer() throws Exception {
        begin(here, false);

        Hold after = world.server(0);
        after.look();
        assertThat(world.queue).isEmpty();
        world.passes(MINUTE.multipliedBy(5));
        after.look();

        assertThat(world.queue).hasSize(1);
    }

    @Test
    void whatWaitsForAnAnswerIsGivenUp() throws Exception {
        begin(here, true);
        world.passes(MINUTE.multipliedBy(5));
        here.look();

        assertThat(world.queue).isEmpty();
        assertThat(world.told).containsExactly(Told.GIVEN_UP);
        assertThat(world.kept).isEqualTo(1);
        assertThat(world.answer(here, Wish.SEND)).isEqualTo(Told.GIVEN_UP);
    }

    @Test
    void anAdministratorSendsItOn() throws Exception {
        begin(here, true);
        Mail byHand = world.mail("m1");
        MailState.hold(byHand, world.note(true));
        world.queue.add(byHand);

        world.processQueue(here);

        assertThat(world.left).isEqualTo(1);
        assertThat(world.ends).containsExactly(HoldEnd.BY_HAND);
    }

    @Test
    void anAnswerThatCameToAnotherServerIsFollowedByTheOneThatHoldsTheMail() throws Exception {
        Hold there = world.server(1);
        begin(there, false);

        assertThat(world.answer(here, Wish.STOP)).isEqualTo(Told.NOTED);
        assertThat(world.told).isEmpty();
        there.look();

        assertThat(world.told).containsExactly(Told.STOPPED);
        assertThat(world.heldBy(1)).isZero();
        assertThat(world.answer(here, Wish.STOP)).isEqualTo(Told.ALREADY_STOPPED);
    }

    @Test
    void toStopIsNotTakenBack() throws Exception {
        Hold there = world.server(1);
        begin(there, false);

        world.answer(here, Wish.SEND);
        world.answer(here, Wish.STOP);
        world.answer(here, Wish.SEND);
        there.look();

        assertThat(world.told).containsExactly(Told.STOPPED);
        assertThat(world.queue).isEmpty();
    }

    @Test
    void anotherServerMayBringItOnItsWay() throws Exception {
        Hold there = world.server(1);
        begin(there, false);
        world.answer(there, Wish.SEND);
        assertThat(world.answer(there, Wish.STOP)).isEqualTo(Told.NOTED);

        world.processQueue(here);

        assertThat(world.left).isZero();
        assertThat(world.told).containsExactly(Told.SENT, Told.STOPPED);
    }

    @Test
    void aStopThatIsNotedWhileTheVaultTakesTheFilesComesTooLate() throws Exception {
        begin(here, false);
        world.answer(here, Wish.SEND);
        Mail mail = world.queue.peek();
        world.processQueue(here);
        assertThat(world.answer(here, Wish.STOP)).isEqualTo(Told.NOTED);

        HoldNote note = MailState.hold(mail).orElseThrow();
        here.deposited(mail, note, "deposit-1");

        assertThat(world.told).containsExactly(Told.SENT, Told.LATE);
        assertThat(world.answer(here, Wish.STOP)).isEqualTo(Told.LATE);
        assertThat(here.record(note.id()))
                .hasValueSatisfying(record -> assertThat(record.deposit()).isEqualTo("deposit-1"));
    }

    @Test
    void withoutFilesNothingHoldsItUpAnyMore() throws Exception {
        world.files = false;
        begin(here, false);
        world.answer(here, Wish.SEND);
        world.processQueue(here);

        assertThat(world.answer(here, Wish.STOP)).isEqualTo(Told.LATE);
        assertThat(world.answer(here, Wish.SEND)).isEqualTo(Told.ALREADY_SENT);
    }

    @Test
    void whatIsRememberedIsForgottenAfterAMonth() throws Exception {
        begin(here, false);
        world.answer(here, Wish.STOP);
        world.passes(Duration.ofDays(29));
        here.forget();
        assertThat(world.answer(here, Wish.STOP)).isEqualTo(Told.ALREADY_STOPPED);

        world.passes(Duration.ofDays(2));
        here.forget();

        assertThat(world.answer(here, Wish.STOP)).isEqualTo(Told.UNKNOWN);
    }
}
