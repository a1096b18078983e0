package jp.cryptobin.james.sandbox.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in. A session is made by a login only, under a name that this server drew, and ends with a logout, a
 * new password, a working day, or this process.
 */
final class Sessions {
    private static final Duration WORKING_DAY = Duration.ofHours(9);

    /**
     * One browser of one person.
     *
     * @param id the secret in the cookie
     * @param csrf what each form of this session must carry
     */
    record Session(String id, String loginId, String csrf, Instant until) {
        @Override
        public String toString() {
            return "Session[" + loginId + "]";
        }
    }

    private final SecureRandom random;
    private final Clock clock;
    private final Map<String, Session> byId = new ConcurrentHashMap<>();

    Sessions(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    Session begin(String loginId) {
        byId.values().removeIf(this::over);
        Session session =
                new Session(secret(), loginId, secret(), clock.instant().plus(WORKING_DAY));
        byId.put(session.id(), session);
        return session;
    }

    Optional<Session> find(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(byId.get(id)).filter(session -> !over(session));
    }

    void end(Session session) {
        byId.remove(session.id());
    }

    /** Ends every session of a person, on all devices. */
    void endAll(String loginId) {
        byId.values().removeIf(session -> session.loginId().equals(loginId));
    }

    private boolean over(Session session) {
        return !clock.instant().isBefore(session.until());
    }

    private String secret() {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        return HexFormat.of().formatHex(fresh);
    }
}
