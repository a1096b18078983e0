package jp.cryptobin.james.recipients;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the domain that another one can be mistaken for: the same to a hasty eye ({@code examp1e.com}), or one slip of
 * the fingers away ({@code exmaple.com}), or the same name under another top-level domain ({@code example.co}).
 */
public final class LookAlike {
    /** Where people who write to private addresses write to, in Japan and elsewhere. */
    private static final Set<String> FREQUENT = Set.of(
            "gmail.com",
            "yahoo.co.jp",
            "yahoo.com",
            "outlook.com",
            "outlook.jp",
            "hotmail.com",
            "hotmail.co.jp",
            "icloud.com",
            "me.com",
            "docomo.ne.jp",
            "ezweb.ne.jp",
            "au.com",
            "softbank.ne.jp",
            "i.softbank.jp",
            "nifty.com",
            "biglobe.ne.jp",
            "ocn.ne.jp");

    /** Below it one slip makes too many other names: ab.jp and ac.jp are no look-alikes. */
    private static final int SHORTEST = 6;

    /** What a hasty eye does not tell apart, Latin or not, and what it takes it for. */
    private static final String[][] ALIKE = {
        {"rn", "m"},
        {"vv", "w"},
        {"cl", "d"},
        {"0", "o"},
        {"1", "l"},
        {"i", "l"},
        {"5", "s"},
        {"-", ""},
        {"а", "a"},
        {"е", "e"},
        {"о", "o"},
        {"р", "p"},
        {"с", "c"},
        {"у", "y"},
        {"х", "x"},
        {"і", "l"},
        {"ѕ", "s"},
        {"ӏ", "l"},
        {"ο", "o"},
        {"α", "a"},
        {"ı", "l"},
        {"ɡ", "g"}
    };

    private final Set<String> known;

    /**
     * A finder.
     *
     * @param own the own domains, in lower case
     * @param partners domains that are often written to, beside the frequent ones of the jar
     */
    public LookAlike(Collection<String> own, Collection<String> partners) {
        known = new LinkedHashSet<>(own);
        known.addAll(partners);
        known.addAll(FREQUENT);
    }

    /** The known domain that this one, in lower case, can be mistaken for; empty for a known one. */
    public Optional<String> of(String domain) {
        if (known.contains(domain)) {
            return Optional.empty();
        }
        String shown = shown(domain);
        return known.stream()
                .filter(each -> each.length() >= SHORTEST && !domain.endsWith("." + each))
                .filter(each -> skeleton(each).equals(shown) || oneSlip(each, domain) || sameName(each, domain))
                .findFirst();
    }

    /** A name in punycode is shown in its letters. */
    private static String shown(String domain) {
        return skeleton(domain.contains("xn--") ? IDN.toUnicode(domain) : domain);
    }

    private static String skeleton(String domain) {
        String plain = Normalizer.normalize(domain, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        for (String[] pair : ALIKE) {
            plain = plain.replace(pair[0], pair[1]);
        }
        return plain;
    }

    /** The whole name, but for what stands behind its last dot. */
    private static boolean sameName(String one, String other) {
        String name = one.substring(0, one.lastIndexOf('.'));
        int dot = other.lastIndexOf('.');
        return name.length() >= SHORTEST && dot > 0 && name.equals(other.substring(0, dot));
    }

    /** One letter more, less, other, or two exchanged. */
    private static boolean oneSlip(String one, String other) {
        int difference = one.length() - other.length();
        if (Math.abs(difference) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        String left = one.substring(start);
        String right = other.substring(start);
        if (difference > 0) {
            return left.substring(1).equals(right);
        }
        if (difference < 0) {
            return right.substring(1).equals(left);
        }
        boolean exchanged = left.length() > 1
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0)
                && left.substring(2).equals(right.substring(2));
        return exchanged || left.substring(1).equals(right.substring(1));
    }
}
