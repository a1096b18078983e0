package jp.cryptobin.james.followup;

import java.time.Duration;
import jp.cryptobin.james.outcome.OutcomeAction;
import jp.cryptobin.james.policy.Violation;

/** What is to be done after the vault was asked about a deposit. */
public sealed interface NextStep {

    /** Does what is to be done next; whoever calls must have a deed for each. */
    <E extends Exception> void act(
            OutcomeAction<? super AskAgain, E> askAgain,
            OutcomeAction<? super Approved, E> approved,
            OutcomeAction<? super Failed, E> failed,
            OutcomeAction<? super Cancelled, E> cancelled,
            OutcomeAction<? super Expired, E> expired,
            OutcomeAction<? super GivenUp, E> givenUp)
            throws E;

    /** Nobody has decided, or nobody can tell: ask again after the interval. */
    record AskAgain(FollowUp soFar, Duration interval) implements NextStep {
        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super AskAgain, E> askAgain,
                OutcomeAction<? super Approved, E> approved,
                OutcomeAction<? super Failed, E> failed,
                OutcomeAction<? super Cancelled, E> cancelled,
                OutcomeAction<? super Expired, E> expired,
                OutcomeAction<? super GivenUp, E> givenUp)
                throws E {
            askAgain.on(this);
        }
    }

    /** The recipients have been told where the files are; there is nothing left to do. */
    record Approved() implements NextStep {
        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super AskAgain, E> askAgain,
                OutcomeAction<? super Approved, E> approved,
                OutcomeAction<? super Failed, E> failed,
                OutcomeAction<? super Cancelled, E> cancelled,
                OutcomeAction<? super Expired, E> expired,
                OutcomeAction<? super GivenUp, E> givenUp)
                throws E {
            approved.on(this);
        }
    }

    /** The recipients will never get the files, for a reason that the manual has a message for. */
    record Failed(Violation violation) implements NextStep {
        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super AskAgain, E> askAgain,
                OutcomeAction<? super Approved, E> approved,
                OutcomeAction<? super Failed, E> failed,
                OutcomeAction<? super Cancelled, E> cancelled,
                OutcomeAction<? super Expired, E> expired,
                OutcomeAction<? super GivenUp, E> givenUp)
                throws E {
            failed.on(this);
        }
    }

    /** The sender, or an administrator for the sender, has taken the files back. */
    record Cancelled() implements NextStep {
        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super AskAgain, E> askAgain,
                OutcomeAction<? super Approved, E> approved,
                OutcomeAction<? super Failed, E> failed,
                OutcomeAction<? super Cancelled, E> cancelled,
                OutcomeAction<? super Expired, E> expired,
                OutcomeAction<? super GivenUp, E> givenUp)
                throws E {
            cancelled.on(this);
        }
    }

    /** Nobody decided while the vault kept the files. */
    record Expired() implements NextStep {
        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super AskAgain, E> askAgain,
                OutcomeAction<? super Approved, E> approved,
                OutcomeAction<? super Failed, E> failed,
                OutcomeAction<? super Cancelled, E> cancelled,
                OutcomeAction<? super Expired, E> expired,
                OutcomeAction<? super GivenUp, E> givenUp)
                throws E {
            expired.on(this);
        }
    }

    /** The time to follow it is over, and what became of the deposit is not known. */
    record GivenUp(FollowUp soFar) implements NextStep {
        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super AskAgain, E> askAgain,
                OutcomeAction<? super Approved, E> approved,
                OutcomeAction<? super Failed, E> failed,
                OutcomeAction<? super Cancelled, E> cancelled,
                OutcomeAction<? super Expired, E> expired,
                OutcomeAction<? super GivenUp, E> givenUp)
                throws E {
            givenUp.on(this);
        }
    }
}
