package jp.cryptobin.james.inspection;

import java.text.Normalizer;
import jp.cryptobin.james.charset.JapaneseVariants;
import jp.cryptobin.james.mime.PartPath;

/**
 * One part of an inspected message.
 *
 * @param path where it stands
 * @param role what it is to the gateway
 * @param rule why
 * @param contentType in lower case; empty where none is given; as written where it is unreadable
 * @param disposition in lower case; empty where none is given
 * @param fileName decoded, without directories; empty where there is none
 * @param contentId without angle brackets; empty where there is none
 * @param charset label as written; empty where there is none
 * @param size octets without transfer encoding; 0 for a container
 * @param sha256 of these octets in lower-case hexadecimal; empty for a container
 */
public record Part(
        PartPath path,
        Role role,
        Rule rule,
        String contentType,
        String disposition,
        String fileName,
        String contentId,
        String charset,
        long size,
        String sha256) {

    /**
     * A file name as names are compared: the same in whichever encoding, and with whichever of two code points for one
     * character, a program wrote it (5.6.4).
     */
    public static String comparableName(String name) {
        return JapaneseVariants.fold(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    public boolean isFile() {
        return role == Role.FILE;
    }

    public boolean isBody() {
        return role == Role.BODY;
    }

    /** The detached signature of clear-signed mail (RFC 8551, RFC 3156). */
    public boolean isSignature() {
        return isSignature(contentType);
    }

    static boolean isSignature(String contentType) {
        return switch (contentType) {
            case "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature" -> true;
            default -> false;
        };
    }

    Part as(Role otherRole, Rule otherRule) {
        return new Part(
                path, otherRole, otherRule, contentType, disposition, fileName, contentId, charset, size, sha256);
    }

    Part named(String name) {
        return new Part(path, role, rule, contentType, disposition, name, contentId, charset, size, sha256);
    }
}
