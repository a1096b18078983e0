package jp.cryptobin.james.sandbox.section;

/** When files are scanned (the manual leaves it open, so both are here). */
public enum VirusScan {
    OFF,
    /** While they come in: the deposit is refused. */
    AT_DEPOSIT,
    /** After the answer: the deposit becomes infected and nobody is notified. */
    AFTER_DEPOSIT
}
