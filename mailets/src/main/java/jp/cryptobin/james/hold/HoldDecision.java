package jp.cryptobin.james.hold;

import java.time.Instant;
import java.util.Optional;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.HoldRecord.Step;

/** What is to become of one mail, by what is remembered of it. Whoever has the mail in hand asks, and nobody else. */
final class HoldDecision {
    private HoldDecision() {}

    /** Of a mail that has waited, and comes by on its way. */
    enum OnItsWay {
        /** It was ended before: this copy ends too, and its sender is told again. */
        ENDED,
        /** Another copy has gone on: this one ends. */
        DOUBLE,
        /** The vault does not have its files yet, and its sender wants it stopped. */
        STOP,
        /** It goes on for the first time. */
        GO,
        /** It goes on, as it did before: after a crash, or when it had to wait for the vault. */
        GO_AGAIN,
        /** The vault has its files: it goes on, whatever its sender wants. */
        LEFT
    }

    /** Of a mail that is at rest here. */
    enum AtRest {
        /** It was ended before, and its server ended before it was taken away. */
        ENDED,
        /** It has gone on before, and likewise. */
        DOUBLE,
        STOP,
        SEND,
        /** Its time is over without an answer, and without one it was not to leave. */
        GIVE_UP,
        /** Its time is over. */
        LET_GO,
        WAIT
    }

    /** Whether a mail that comes for the first time has waited before, and waits no longer: its double ends. */
    static boolean hasWaited(HoldRecord record) {
        return !mayBeAtRest(record);
    }

    /** @param release of the copy in hand */
    static OnItsWay onItsWay(HoldRecord record, String release, SenderWord word) {
        boolean same = record.release().equals(release);
        boolean stop = word == SenderWord.STOP;
        return switch (record.step()) {
            case STOPPED, GIVEN_UP -> OnItsWay.ENDED;
            case LEFT -> same ? OnItsWay.LEFT : OnItsWay.DOUBLE;
            case GOING -> same ? stop ? OnItsWay.STOP : OnItsWay.GO_AGAIN : OnItsWay.DOUBLE;
            case HELD, RELEASED -> stop ? OnItsWay.STOP : OnItsWay.GO;
        };
    }

    static AtRest atRest(HoldRecord record, HoldNote note, SenderWord word, Instant now) {
        return switch (record.step()) {
            case STOPPED, GIVEN_UP -> AtRest.ENDED;
            case GOING, LEFT -> AtRest.DOUBLE;
            case HELD, RELEASED ->
                switch (word) {
                    case STOP -> AtRest.STOP;
                    case SEND -> AtRest.SEND;
                    case NONE -> withoutAnswer(record, note, now);
                };
        };
    }

    private static AtRest withoutAnswer(HoldRecord record, HoldNote note, Instant now) {
        if (Instant.ofEpochMilli(note.due()).isAfter(now)) {
            return AtRest.WAIT;
        }
        return note.untilAnswered() && record.step() == Step.HELD ? AtRest.GIVE_UP : AtRest.LET_GO;
    }

    /** What an answer changes nothing about; empty where it may still be followed. */
    static Optional<Told> tooLate(HoldRecord record, Wish wish) {
        return switch (record.step()) {
            case STOPPED -> Optional.of(Told.ALREADY_STOPPED);
            case GIVEN_UP -> Optional.of(Told.GIVEN_UP);
            case LEFT -> Optional.of(wish == Wish.STOP ? Told.LATE : Told.ALREADY_SENT);
            case GOING -> wish == Wish.STOP ? Optional.empty() : Optional.of(Told.ALREADY_SENT);
            case HELD, RELEASED -> Optional.empty();
        };
    }

    /** A mail that was let go may be at rest all the same, where the server ended between the two. */
    static boolean mayBeAtRest(HoldRecord record) {
        return record.step() == Step.HELD || record.step() == Step.RELEASED;
    }

    /** What the sender of a mail that was ended is told. */
    static Told end(HoldRecord record) {
        return record.step() == Step.STOPPED ? Told.STOPPED : Told.GIVEN_UP;
    }
}
