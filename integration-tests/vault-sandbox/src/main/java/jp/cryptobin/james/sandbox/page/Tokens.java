package jp.cryptobin.james.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Short-lived marks that this server signs and keeps no list of; they end with the process. */
public final class Tokens {
    private final SecretKeySpec key;
    private final SecureRandom random;
    private final Clock clock;

    public Tokens(SecureRandom random, Clock clock) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        this.key = new SecretKeySpec(fresh, "HmacSHA256");
        this.random = random;
        this.clock = clock;
    }

    /** Names one browser's visit, so that a form of one visit is worth nothing in another. */
    String newVisit() {
        byte[] visit = new byte[16];
        random.nextBytes(visit);
        return HexFormat.of().formatHex(visit);
    }

    String csrf(String link, String visit) {
        return sign("csrf", link, visit);
    }

    boolean csrfMatches(String link, @Nullable String visit, @Nullable String token) {
        return visit != null && token != null && same(csrf(link, visit), token);
    }

    /** Opens a link's files to the holder for a while. */
    String access(String link, Duration lasting) {
        long until = clock.instant().plus(lasting).getEpochSecond();
        return until + "." + sign("access", link, Long.toString(until));
    }

    boolean opens(String link, @Nullable String access) {
        int dot = access == null ? -1 : access.indexOf('.');
        if (access == null || dot < 0) {
            return false;
        }
        String until = access.substring(0, dot);
        if (!same(sign("access", link, until), access.substring(dot + 1))) {
            return false;
        }
        // Signed, so it is a number of ours.
        return clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(until)));
    }

    private String sign(String purpose, String link, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((purpose + "\n" + link + "\n" + value).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
