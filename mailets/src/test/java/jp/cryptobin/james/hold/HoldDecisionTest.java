package jp.cryptobin.james.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.hold.HoldDecision.AtRest;
import jp.cryptobin.james.hold.HoldDecision.OnItsWay;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.HoldRecord.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldDecisionTest {
    private static final String ID = "0123456789abcdefghijABCD";
    private static final Instant DUE = Instant.parse("2026-03-02T01:05:00Z");

    private static HoldRecord record(Step step, String release) {
        return new HoldRecord(ID, "m1", "", "taro@example.com", "", step, release, "", 0);
    }

    private static HoldNote note(boolean untilAnswered) {
        return new HoldNote(ID, 0, DUE.toEpochMilli(), untilAnswered, "taro@example.com", "", "", HoldNote.Way.WAITS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HELD     | another | NONE | GO
            HELD     | another | SEND | GO
            HELD     | another | STOP | STOP
            RELEASED | its own | NONE | GO
            RELEASED | its own | SEND | GO
            RELEASED | its own | STOP | STOP
            RELEASED | another | NONE | GO
            GOING    | its own | NONE | GO_AGAIN
            GOING    | its own | SEND | GO_AGAIN
            GOING    | its own | STOP | STOP
            GOING    | another | NONE | DOUBLE
            GOING    | another | STOP | DOUBLE
            LEFT     | its own | NONE | LEFT
            LEFT     | its own | STOP | LEFT
            LEFT     | another | NONE | DOUBLE
            LEFT     | another | STOP | DOUBLE
            STOPPED  | its own | NONE | ENDED
            STOPPED  | another | SEND | ENDED
            GIVEN_UP | its own | NONE | ENDED
            GIVEN_UP | another | SEND | ENDED
            """)
    void decidesAboutAMailOnItsWay(Step step, String release, SenderWord word, OnItsWay becomes) {
        assertThat(HoldDecision.onItsWay(record(step, "its own"), release, word))
                .isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HELD     | false | NONE | -1 | WAIT
            HELD     | false | NONE |  0 | LET_GO
            HELD     | true  | NONE | -1 | WAIT
            HELD     | true  | NONE |  0 | GIVE_UP
            HELD     | false | STOP | -1 | STOP
            HELD     | false | STOP |  9 | STOP
            HELD     | true  | STOP |  9 | STOP
            HELD     | true  | SEND | -1 | SEND
            HELD     | true  | SEND |  9 | SEND
            RELEASED | false | NONE | -1 | WAIT
            RELEASED | true  | NONE |  0 | LET_GO
            RELEASED | true  | STOP |  0 | STOP
            RELEASED | true  | SEND |  0 | SEND
            GOING    | true  | STOP |  0 | DOUBLE
            LEFT     | false | NONE |  0 | DOUBLE
            STOPPED  | false | SEND |  0 | ENDED
            GIVEN_UP | true  | SEND |  0 | ENDED
            """)
    void decidesAboutAMailAtRest(Step step, boolean untilAnswered, SenderWord word, int seconds, AtRest becomes) {
        assertThat(HoldDecision.atRest(record(step, ""), note(untilAnswered), word, DUE.plusSeconds(seconds)))
                .isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HELD     | STOP |
            HELD     | SEND |
            RELEASED | STOP |
            RELEASED | SEND |
            GOING    | STOP |
            GOING    | SEND | ALREADY_SENT
            LEFT     | STOP | LATE
            LEFT     | SEND | ALREADY_SENT
            STOPPED  | STOP | ALREADY_STOPPED
            STOPPED  | SEND | ALREADY_STOPPED
            GIVEN_UP | STOP | GIVEN_UP
            GIVEN_UP | SEND | GIVEN_UP
            """)
    void knowsWhichAnswersComeTooLate(Step step, Wish wish, Told told) {
        assertThat(HoldDecision.tooLate(record(step, ""), wish).orElse(null)).isEqualTo(told);
    }
}
