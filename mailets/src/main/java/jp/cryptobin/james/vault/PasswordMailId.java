package jp.cryptobin.james.vault;

/**
 * The name of a mail that carries a password to one person, for its Message-ID. It follows from the deposit and the
 * address, so that a mail that is written again after a crash has the same one, and whoever receives both can drop the
 * second. Keyed, so that it tells nobody the deposit or the address.
 */
public final class PasswordMailId {
    private static final String PURPOSE = "password mail 1";

    private PasswordMailId() {}

    /**
     * HMAC-SHA-256, shortened, in base64url: 24 letters, digits, hyphens and underscores.
     *
     * @param address to which the mail goes, as the envelope has it
     */
    public static String of(GatewaySecret secret, IdempotencyKey key, String address) {
        return NoticeId.of(secret, PURPOSE, key.value(), address);
    }
}
