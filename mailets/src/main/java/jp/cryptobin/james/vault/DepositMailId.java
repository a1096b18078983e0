package jp.cryptobin.james.vault;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The name of a mail to one person about a deposit, for its Message-ID. It follows from the deposit and the address, so
 * that a mail that is written again after a crash has the same one, and whoever receives both can drop the second. Keyed,
 * so that it tells nobody the deposit or the address.
 */
public final class DepositMailId {
    /** More than a UUID has, and a Message-ID of one line with most host names. */
    private static final int OCTETS = 18;

    private DepositMailId() {}

    /**
     * HMAC-SHA-256, shortened, in base64url: 24 letters, digits, hyphens and underscores.
     *
     * @param purpose what the mail is for, so that two mails about one deposit differ
     * @param address to which the mail goes, as the envelope has it
     */
    public static String of(GatewaySecret secret, String purpose, IdempotencyKey key, String address) {
        byte[] mac = secret.mac(purpose, List.of(key.value(), address));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, OCTETS));
    }
}
