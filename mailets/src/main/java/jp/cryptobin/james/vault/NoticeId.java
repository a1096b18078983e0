package jp.cryptobin.james.vault;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The name of a mail of ours to one person, for its Message-ID. It follows from what the mail is about and the address,
 * so that a mail that is written again after a crash has the same one, and whoever receives both can drop the second.
 * Keyed, so that it tells nobody what it is made of, and nobody can name one beforehand.
 */
public final class NoticeId {
    /** More than a UUID has, and a Message-ID of one line with most host names. */
    private static final int OCTETS = 18;

    private NoticeId() {}

    /**
     * HMAC-SHA-256, shortened, in base64url: 24 letters, digits, hyphens and underscores.
     *
     * @param purpose what the mail is for, so that two mails about one thing differ
     * @param about the key of a deposit, or the name that the server has for a mail
     * @param address to which the mail goes, as the envelope has it
     */
    public static String of(GatewaySecret secret, String purpose, String about, String address) {
        byte[] mac = secret.mac(purpose, List.of(about, address));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, OCTETS));
    }
}
