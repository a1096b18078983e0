package jp.cryptobin.james.vault;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The name of a notice to one person about one mail, for its Message-ID. It follows from the mail and the address, so
 * that a notice that is written again after a crash has the same one, and whoever receives both can drop the second.
 * Keyed, so that nobody can name a notice beforehand.
 */
public final class NoticeId {
    private static final String PURPOSE = "notice 1";

    /** More than a UUID has. */
    private static final int OCTETS = 18;

    private NoticeId() {}

    /**
     * HMAC-SHA-256, shortened, in base64url: 24 letters, digits, hyphens and underscores.
     *
     * @param mail the name that the server has for the mail
     * @param about what the notice is about, where there may be several about one mail
     * @param address to which the notice goes
     */
    public static String of(GatewaySecret secret, String mail, String about, String address) {
        byte[] mac = secret.mac(PURPOSE, List.of(mail, about, address));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, OCTETS));
    }
}
