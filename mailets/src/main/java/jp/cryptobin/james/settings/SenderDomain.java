package jp.cryptobin.james.settings;

import java.net.IDN;
import java.util.Locale;
import jp.cryptobin.james.policy.AddressSyntax;

/** Domains in the one form in which they are compared: lower case, international labels in their ASCII form. */
public final class SenderDomain {
    private static final AddressSyntax SYNTAX = new AddressSyntax(false, true);

    private SenderDomain() {}

    /** The domain of an address; empty for the empty sender. */
    public static String of(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        try {
            return comparable(domain);
        } catch (IllegalArgumentException noSuchDomain) {
            // No tenant has it either, so any form will do.
            return domain.toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if it is no domain */
    static String parse(String domain) {
        if (!SYNTAX.isMailbox("postmaster@" + domain)) {
            throw new IllegalArgumentException(domain);
        }
        return comparable(domain);
    }

    private static String comparable(String domain) {
        return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }
}
