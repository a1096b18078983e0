package jp.cryptobin.james.body;

/** Where a body shows the notice. */
public enum NoticePosition {
    TOP,
    BOTTOM
}
