package jp.cryptobin.james.scenarios.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.scenarios.mail.RelayedMail;

/**
 * A mail that somebody received.
 *
 * @param copy which of several that the gateway made of one; empty for one that it did not copy
 */
public record Arrival(RelayedMail relayed, String messageId, String copy) {
    /** The header field in which the run has the gateway say which copy a mail is. */
    public static final String COPY_FIELD = "X-Crash-Copy";

    private static final Pattern ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]*>)");
    private static final Pattern COPY = Pattern.compile("(?im)^" + COPY_FIELD + ":\\s*(\\S+)");

    static Arrival of(RelayedMail relayed) {
        byte[] octets = relayed.mail().octets();
        String all = new String(octets, ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        String header = end < 0 ? all : all.substring(0, end);
        return new Arrival(relayed, first(ID, header), first(COPY, header));
    }

    private static String first(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }

    boolean has(byte[] searched) {
        return Posted.contains(relayed.mail().octets(), searched);
    }
}
