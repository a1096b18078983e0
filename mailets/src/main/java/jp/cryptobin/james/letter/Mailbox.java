package jp.cryptobin.james.letter;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.cryptobin.james.template.DisplayText;

/**
 * An address that is safe to set in a header: ASCII, of the form of RFC 5321, without line ends.
 *
 * @param address {@code local@domain}
 * @param displayName shown beside it; any text, may be empty
 */
public record Mailbox(String address, String displayName) {
    private static final int MAX_OCTETS = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String DOMAIN = LABEL + "(?:\\." + LABEL + ")*";
    // Some Japanese carriers once gave out addresses with runs of dots and a dot before the @: they can be replied to.
    private static final String LOCAL = "(?:" + ATOM + "(?:\\.+" + ATOM + ")*\\.*|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\")";
    private static final Pattern ADDRESS = Pattern.compile(LOCAL + "@(?:" + DOMAIN + "|\\[[A-Za-z0-9:.-]+\\])");

    private static final Pattern HOST = Pattern.compile(DOMAIN);

    public Mailbox {
        if (!isAddress(address)) {
            throw new IllegalArgumentException("not a mail address: '" + DisplayText.line(address, MAX_OCTETS)
                    + "'; expected local@domain in ASCII");
        }
    }

    /** The address alone; empty if it is not one that a header can carry. */
    public static Optional<Mailbox> of(String address) {
        return isAddress(address) ? Optional.of(new Mailbox(address, "")) : Optional.empty();
    }

    /** Whether the domain is a name, which can stand in Message-IDs, and not an address literal. */
    public boolean hasHost() {
        String domain = domain();
        return domain.length() <= MAX_OCTETS && HOST.matcher(domain).matches();
    }

    Mailbox requireHost() {
        if (!hasHost()) {
            throw new IllegalArgumentException("not a host name: '" + domain() + "'");
        }
        return this;
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    String localPart() {
        return address.substring(0, address.lastIndexOf('@'));
    }

    private static boolean isAddress(String address) {
        return address.length() <= MAX_OCTETS && ADDRESS.matcher(address).matches();
    }
}
