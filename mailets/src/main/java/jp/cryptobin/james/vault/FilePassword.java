package jp.cryptobin.james.vault;

import java.util.List;

/**
 * The password of a deposit's files: one for the mail, common to its files and recipients (manual 3.2).
 *
 * <p>{@value #LENGTH} characters, among them an upper-case letter, a lower-case letter, a digit and a symbol. Letters
 * that are taken for a digit or for another letter are left out (B and 8, G and 6, I, l, i, 1, o, O and 0, S, s and 5,
 * Z, z and 2, b, g and q and the digits that they resemble). The symbols are the four that neither a URL (RFC 3986),
 * nor a submitted form, nor HTML makes anybody quote, and all are on a Japanese keyboard.
 *
 * <p>Every string of that form is equally likely: the characters are drawn one by one without bias, and a draw that
 * lacks a class is thrown away whole, so no position is special and a class is never forced. That leaves
 * 50<sup>15</sup> strings less those that lack a class, or 84.0 bits of entropy, against anybody without the
 * gateway's secret.
 */
public final class FilePassword {
    static final int LENGTH = 15;
    static final List<String> CLASSES = List.of("ACDEFHJKLMNPQRTUVWXY", "acdefhjkmnprtuvwxy", "23456789", "*-._");

    private static final String ALPHABET = String.join("", CLASSES);
    private static final String PURPOSE = "file password 1";

    private final String characters;

    FilePassword(String characters) {
        this.characters = characters;
    }

    /** The password of the deposit that {@code key} names: always the same one. */
    public static FilePassword derive(GatewaySecret secret, IdempotencyKey key) {
        OctetStream octets = new OctetStream(secret, key);
        String candidate;
        do {
            candidate = draw(octets);
        } while (!hasEveryClass(candidate));
        return new FilePassword(candidate);
    }

    /** The password itself, for the vault and for the notice; it belongs nowhere else. */
    public String reveal() {
        return characters;
    }

    static boolean hasEveryClass(String candidate) {
        return CLASSES.stream().allMatch(members -> candidate.chars().anyMatch(c -> members.indexOf(c) >= 0));
    }

    private static String draw(OctetStream octets) {
        // The largest multiple of the alphabet's size: octets from there on would favour its first characters.
        int fair = 256 - 256 % ALPHABET.length();
        StringBuilder drawn = new StringBuilder(LENGTH);
        while (drawn.length() < LENGTH) {
            int octet = octets.next();
            if (octet < fair) {
                drawn.append(ALPHABET.charAt(octet % ALPHABET.length()));
            }
        }
        return drawn.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilePassword password && characters.equals(password.characters);
    }

    @Override
    public int hashCode() {
        return characters.hashCode();
    }

    @Override
    public String toString() {
        return "FilePassword[hidden]";
    }

    /** As many octets as it takes: HMAC in counter mode, as in HKDF-Expand (RFC 5869 section 2.3). */
    private static final class OctetStream {
        private final GatewaySecret secret;
        private final IdempotencyKey key;
        private byte[] block = {};
        private int position;
        private int counter;

        OctetStream(GatewaySecret secret, IdempotencyKey key) {
            this.secret = secret;
            this.key = key;
        }

        int next() {
            if (position == block.length) {
                block = secret.mac(PURPOSE, List.of(key.value(), Integer.toString(counter++)));
                position = 0;
            }
            return Byte.toUnsignedInt(block[position++]);
        }
    }
}
