package jp.cryptobin.james.vault;

/**
 * The vault: the service that takes the files of a mail and hands them to the recipients.
 *
 * <p>Every way in which a call can end is a value; no method throws for what the vault or the network does. An
 * implementation is safe for use by many threads, keeps nothing between calls, and never repeats a deposit by itself:
 * whoever calls decides when to try again, with the same {@link Deposit#key()}.
 */
public interface CryptoBin {

    /**
     * Deposits the files of one mail. The same key names the same deposit for ever, so an outcome that got lost is
     * found again by asking again.
     *
     * @param contents is called at most once, in the calling thread, and not at all when the vault cannot be reached
     */
    DepositOutcome deposit(Deposit deposit, FileContents contents);

    /** Asks how a deposit stands. */
    StateOutcome state(DepositId id);

    /** Cancels a deposit: its files can no longer be fetched. Cancelling twice is no error. */
    StateOutcome cancel(DepositId id);

    /** Asks whether the vault takes deposits from this gateway at all. */
    StatusOutcome status();
}
