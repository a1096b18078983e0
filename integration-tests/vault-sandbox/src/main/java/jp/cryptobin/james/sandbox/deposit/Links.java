package jp.cryptobin.james.sandbox.deposit;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The URLs that people are given.
 *
 * @param base where the server is reached from outside, without a slash at the end
 */
public record Links(URI base) {
    private static final int SECRET_BYTES = 32;

    /** The part of a URL that makes it unguessable: 256 random bits. */
    public static String newSecret(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    public URI download(Recipient recipient) {
        return URI.create(base + "/d/" + recipient.link());
    }

    public URI manage(Deposit deposit) {
        return URI.create(base + "/m/" + deposit.manageLink());
    }
}
