package jp.cryptobin.james.policy;

import java.util.Locale;

/** What becomes of a mail. */
public enum Verdict {
    /** Its files go to the vault, then the mail goes on without them. */
    TRANSFER,
    /** It goes on octet by octet. */
    RELAY,
    /** It has no file, but readers may disagree about it: it goes on rebuilt from what was understood. */
    REBUILD,
    /** It is stopped and its sender is told. */
    REFUSE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
