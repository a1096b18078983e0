package jp.cryptobin.james.sandbox.fault;

/** What can go wrong on the wire. */
public enum FaultKind {
    /** The request is taken up only after a while. */
    DELAY,
    /** The connection is reset before anything is taken. */
    RESET_BEFORE,
    /** The request is carried out, then the connection is reset: the answer is lost. */
    RESET_AFTER,
    /** 500 with an HTML page, as a proxy in front of the vault would send it; nothing is taken. */
    HTML_500,
    /** 503 with an HTML page; nothing is taken. */
    HTML_503,
    /** The request is carried out, and half of the answer is sent. */
    TRUNCATED_ANSWER,
    /** The request is carried out, and the answer names another digest for the first file. */
    WRONG_DIGEST
}
