package jp.cryptobin.james.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The default user's login id and password, held as a keyed digest of this process and compared in constant time. */
public final class Credentials {
    private static final String SCHEME = "basic ";

    private final SecretKeySpec key;
    private final byte[] expected;

    public Credentials(String loginId, String password, SecureRandom random) {
        if (loginId.isEmpty() || loginId.contains(":")) {
            throw new IllegalArgumentException("A login id must not be empty or hold a colon: " + loginId);
        }
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        this.key = new SecretKeySpec(fresh, "HmacSHA256");
        this.expected = digest((loginId + ":" + password).getBytes(UTF_8));
    }

    /** Whether an {@code Authorization} header carries them (RFC 7617, UTF-8). */
    boolean in(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        try {
            byte[] given = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            return MessageDigest.isEqual(expected, digest(given));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private byte[] digest(byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }
}
