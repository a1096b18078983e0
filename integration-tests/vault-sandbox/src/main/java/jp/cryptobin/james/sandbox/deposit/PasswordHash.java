package jp.cryptobin.james.sandbox.deposit;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-512.
 *
 * @param salt hexadecimal
 * @param hash hexadecimal
 */
public record PasswordHash(String salt, String hash, int iterations) {
    /** OWASP's number for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet, 2023). */
    public static final int DEFAULT_ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    public static PasswordHash of(String password, int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(
                HexFormat.of().formatHex(salt),
                HexFormat.of().formatHex(derive(password, salt, iterations)),
                iterations);
    }

    public boolean matches(String password) {
        byte[] candidate = derive(password, HexFormat.of().parseHex(salt), iterations);
        return MessageDigest.isEqual(candidate, HexFormat.of().parseHex(hash));
    }

    @Override
    public String toString() {
        return "PasswordHash[" + iterations + " iterations]";
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
