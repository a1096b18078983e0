package jp.cryptobin.james.policy;

import java.util.regex.Pattern;

/**
 * Which addresses are well-formed: a Mailbox of RFC 5321, 4.1.2, without address literals.
 *
 * @param looseDots whether dots may stand together or at the end of the local part, as in old addresses of Japanese
 *     mobile carriers
 * @param internationalized whether characters beyond US-ASCII may occur (RFC 6531)
 */
public record AddressSyntax(boolean looseDots, boolean internationalized) {
    public static final AddressSyntax STANDARD = new AddressSyntax(false, false);

    private static final int LOCAL_PART_OCTETS = 64;
    private static final int DOMAIN_OCTETS = 255;

    private static final Pattern ATOM = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+");
    private static final Pattern LABEL = Pattern.compile(
            "[A-Za-z0-9\\x{80}-\\x{10FFFF}]([A-Za-z0-9\\x{80}-\\x{10FFFF}-]*[A-Za-z0-9\\x{80}-\\x{10FFFF}])?");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\"");

    public boolean isMailbox(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || (!internationalized && address.chars().anyMatch(c -> c > '~'))) {
            return false;
        }
        return isLocalPart(address.substring(0, at)) && isDomain(address.substring(at + 1));
    }

    private boolean isLocalPart(String localPart) {
        if (localPart.length() > LOCAL_PART_OCTETS) {
            return false;
        }
        if (localPart.startsWith("\"")) {
            return QUOTED.matcher(localPart).matches();
        }
        for (String atom : localPart.split("\\.", -1)) {
            boolean empty = atom.isEmpty();
            if (empty ? !looseDots : !ATOM.matcher(atom).matches()) {
                return false;
            }
        }
        return !localPart.startsWith(".");
    }

    private static boolean isDomain(String domain) {
        if (domain.length() > DOMAIN_OCTETS) {
            return false;
        }
        for (String label : domain.split("\\.", -1)) {
            if (label.length() > 63 || !LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }
}
