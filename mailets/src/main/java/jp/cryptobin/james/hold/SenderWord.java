package jp.cryptobin.james.hold;

/** What the sender of a mail wants, as far as it is laid down where every server of the queue finds it. */
enum SenderWord {
    NONE,
    STOP,
    SEND
}
