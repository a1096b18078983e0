package jp.cryptobin.james.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.StateOutcome;
import jp.cryptobin.james.vault.StateOutcome.KnownDeposit;
import jp.cryptobin.james.vault.StateOutcome.UnknownDeposit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FollowerTest {
    private static final DepositId ID = new DepositId("deposit-00000001");
    private static final Instant BEGUN = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant EXPIRY = BEGUN.plus(Duration.ofDays(6));
    private static final Pace PACE = new Pace(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(14));

    private final Follower follower = new Follower(PACE);

    private static FollowUp asked(int times) {
        return new FollowUp(BEGUN.toEpochMilli(), BEGUN.toEpochMilli(), times, "");
    }

    private static KnownDeposit known(DepositState state, String detail) {
        return new KnownDeposit(new Receipt(
                ID,
                state,
                BEGUN,
                EXPIRY,
                "default-user",
                List.of(),
                URI.create("https://vault.example.com/m"),
                detail));
    }

    /** What is no word about the deposit. */
    static Stream<StateOutcome> troubles() {
        return Stream.of(
                new UnknownDeposit(ID),
                new Unavailable(Reason.MAINTENANCE, "503"),
                new Refused(Violation.of(Reason.DEFAULT_USER_LOCKED), "locked"));
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 10", "2, 20", "3, 40", "4, 60", "5, 60", "1000, 60"})
    void asksAtGrowingIntervals(int askedBefore, int minutes) {
        NextStep step = follower.next(known(DepositState.AWAITING_APPROVAL, ""), asked(askedBefore), BEGUN);

        assertThat(step).isEqualTo(new NextStep.AskAgain(asked(askedBefore + 1), Duration.ofMinutes(minutes)));
    }

    @Test
    void endsWhenApproved() {
        assertThat(follower.next(known(DepositState.DELIVERED, ""), asked(3), BEGUN))
                .isEqualTo(new NextStep.Approved());
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED,         APPROVAL_REJECTED",
        "APPROVAL_INVALID, APPROVAL_SETTINGS_INVALID",
        "INFECTED,         VIRUS_FOUND",
    })
    void failsWithTheManualsMessageAndWhatAPersonAdded(DepositState state, Reason reason) {
        assertThat(follower.next(known(state, "because"), asked(3), BEGUN))
                .isEqualTo(new NextStep.Failed(Violation.of(reason, "because")));
        assertThat(follower.next(known(state, " "), asked(3), BEGUN))
                .isEqualTo(new NextStep.Failed(Violation.of(reason)));
    }

    @Test
    void endsWhenCancelledOrExpired() {
        assertThat(follower.next(known(DepositState.CANCELLED, ""), asked(3), BEGUN))
                .isEqualTo(new NextStep.Cancelled());
        assertThat(follower.next(known(DepositState.EXPIRED, ""), asked(3), BEGUN))
                .isEqualTo(new NextStep.Expired());
    }

    @ParameterizedTest
    @EnumSource(
            value = DepositState.class,
            names = {"AWAITING_APPROVAL"},
            mode = EnumSource.Mode.EXCLUDE)
    void believesAFinalStateAlsoBehindTheHorizon(DepositState state) {
        NextStep step = follower.next(known(state, ""), asked(9), BEGUN.plus(PACE.horizon()));

        assertThat(step).isNotInstanceOfAny(NextStep.AskAgain.class, NextStep.GivenUp.class);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void takesTroubleForNoEnd(StateOutcome trouble) {
        NextStep step = follower.next(trouble, asked(0), BEGUN);

        assertThat(step).isInstanceOfSatisfying(NextStep.AskAgain.class, again -> {
            assertThat(again.interval()).isEqualTo(PACE.firstInterval());
            assertThat(again.soFar().asked()).isEqualTo(1);
            assertThat(again.soFar().trouble()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void givesUpAtTheHorizonWithTheLastTroubleAndAsksForTheLastTimeThere(StateOutcome trouble) {
        Instant horizon = BEGUN.plus(PACE.horizon());

        assertThat(follower.next(trouble, asked(9), horizon.minusSeconds(7)))
                .isInstanceOfSatisfying(
                        NextStep.AskAgain.class,
                        again -> assertThat(again.interval()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(follower.next(trouble, asked(9), horizon))
                .isInstanceOfSatisfying(
                        NextStep.GivenUp.class,
                        givenUp -> assertThat(givenUp.soFar().trouble()).isNotEmpty());
    }

    @Test
    void asksAMinuteBehindTheExpiryAndForgetsTroubleThatIsOver() {
        FollowUp troubled = new FollowUp(BEGUN.toEpochMilli(), BEGUN.toEpochMilli(), 9, "503");

        NextStep step = follower.next(known(DepositState.AWAITING_APPROVAL, ""), troubled, EXPIRY.minusSeconds(60));

        assertThat(step).isEqualTo(new NextStep.AskAgain(asked(10), Duration.ofMinutes(2)));
    }

    @Test
    void followsAWaitingDepositToItsExpiryHoweverFarAway() {
        Pace day = new Pace(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));

        NextStep step = new Follower(day)
                .next(known(DepositState.AWAITING_APPROVAL, ""), asked(99), BEGUN.plus(Duration.ofDays(5)));

        assertThat(step).isEqualTo(new NextStep.AskAgain(asked(100), Duration.ofHours(1)));
    }

    @Test
    void givesUpOnADepositThatTheVaultLetsWaitForEver() {
        assertThat(follower.next(known(DepositState.AWAITING_APPROVAL, ""), asked(99), BEGUN.plus(PACE.horizon())))
                .isInstanceOf(NextStep.GivenUp.class);
    }
}
