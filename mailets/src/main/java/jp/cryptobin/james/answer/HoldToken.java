package jp.cryptobin.james.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.vault.GatewaySecret;
import jp.cryptobin.james.vault.NoticeId;

/**
 * What proves that an answer belongs to a letter of ours: HMAC-SHA-256 over the wait of one mail and the wish. It stands
 * in the subject of the mail that a link of the letter opens, {@code STOP id.proof}, and is worth nothing for another
 * mail or another wish.
 */
public final class HoldToken {
    private static final int LENGTH = 24;
    private static final String WORD = "[A-Za-z0-9_-]{" + LENGTH + "}";
    private static final Pattern TOKEN =
            Pattern.compile("(?<![A-Za-z0-9_-])(STOP|SEND)\\s+(" + WORD + ")\\.(" + WORD + ")(?![A-Za-z0-9_-])");

    private final GatewaySecret secret;

    public HoldToken(GatewaySecret secret) {
        this.secret = secret;
    }

    /**
     * Names the wait of a mail: the same name whenever it is asked, and one that nobody can name beforehand.
     *
     * @param mail the name that the server has for it
     */
    public String id(String mail, String answerer) {
        return NoticeId.of(secret, "hold 1", mail, answerer);
    }

    /** The subject of the answer that expresses the wish. */
    public String subject(String id, Wish wish) {
        return wish.word() + " " + id + "." + proof(id, wish);
    }

    private String proof(String id, Wish wish) {
        return NoticeId.of(secret, "hold answer 1", id, wish.word());
    }

    /** What a subject says; empty where it holds nothing of that form. */
    Optional<Answer> read(String subject) {
        Matcher token = TOKEN.matcher(subject);
        if (!token.find()) {
            return Optional.empty();
        }
        Wish wish = Wish.valueOf(token.group(1));
        boolean genuine = MessageDigest.isEqual(
                token.group(3).getBytes(StandardCharsets.US_ASCII),
                proof(token.group(2), wish).getBytes(StandardCharsets.US_ASCII));
        return Optional.of(genuine ? new Answer.Says(token.group(2), wish) : new Answer.Forged());
    }
}
