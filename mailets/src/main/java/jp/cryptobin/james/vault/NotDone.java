package jp.cryptobin.james.vault;

import jp.cryptobin.james.policy.Reason;

/** What the vault did not do, whatever it was asked: for good, or not yet. */
public sealed interface NotDone extends DepositOutcome, StateOutcome, StatusOutcome permits Refused, Unavailable {

    /** Which of the manual's messages people are told. */
    Reason reason();

    /** One line for the log and for administrators; holds no secret. */
    String detail();
}
