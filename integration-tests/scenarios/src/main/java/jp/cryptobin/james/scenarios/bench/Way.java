package jp.cryptobin.james.scenarios.bench;

import java.util.Locale;

/** What James does with a mail, by the domain of its recipient. */
enum Way {
    /** Hands it on. */
    PLAIN,
    /** Looks first what James's own configuration looks at before a delivery, and hands it on. */
    JAMES,
    /** Hands it on by the gateway's delivery. */
    PROMPT,
    /** Takes its files off with James's own mailet, and hands it on. */
    STRIP,
    /** The gateway as it ships. */
    GATEWAY;

    String domain() {
        return name().toLowerCase(Locale.ROOT) + ".test";
    }
}
