package jp.cryptobin.james.sandbox.section;

import java.text.Normalizer;

/** Which characters the vault takes in subjects and file names. */
final class Characters {
    private Characters() {}

    /** A character of four octets in UTF-8 (5.6.1, 5.6.10), a control character, or half of a surrogate pair. */
    static boolean unusable(String text) {
        return text.codePoints()
                .anyMatch(point -> Character.isSupplementaryCodePoint(point)
                        || Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE);
    }

    /** Also refused in file names: what a file system could take for a way to another place. */
    static boolean unusableInFileName(String name) {
        return unusable(name) || name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..");
    }

    static String nfc(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
