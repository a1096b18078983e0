package jp.cryptobin.james.inspection;

import java.util.Locale;

/** One word for what becomes of mail that the letter of the manual stops although nobody wants it stopped. */
public enum Profile {
    /** The manual's letter. */
    MANUAL,
    /**
     * Invitations with their copies, read receipts and signatures stay in the mail, each of limited size and only where it
     * is what it claims to be; and what no sender can name or rename is named.
     */
    EVERYDAY;

    /** As configurations and logs have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
