package jp.cryptobin.james.followup;

import java.time.Duration;
import jp.cryptobin.james.policy.Violation;

/** What is to be done after the vault was asked about a deposit. */
public sealed interface NextStep {

    /** Nobody has decided, or nobody can tell: ask again after the interval. */
    record AskAgain(FollowUp soFar, Duration interval) implements NextStep {}

    /** The recipients have been told where the files are; there is nothing left to do. */
    record Approved() implements NextStep {}

    /** The recipients will never get the files, for a reason that the manual has a message for. */
    record Failed(Violation violation) implements NextStep {}

    /** The sender, or an administrator for the sender, has taken the files back. */
    record Cancelled() implements NextStep {}

    /** Nobody decided while the vault kept the files. */
    record Expired() implements NextStep {}

    /** The time to follow it is over, and what became of the deposit is not known. */
    record GivenUp(FollowUp soFar) implements NextStep {}
}
