package jp.cryptobin.james.rewrite;

/** Where a body shows the notice. */
public enum NoticePosition {
    TOP,
    BOTTOM
}
