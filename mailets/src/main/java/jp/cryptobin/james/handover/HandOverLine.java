package jp.cryptobin.james.handover;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the notes. Its first octet is all that ever changes: a disk that is full takes that too.
 *
 * @param copy a token, or {@code *} where only the name counts
 * @param name of what is handed over, or {@code *} where only the copy counts
 */
record HandOverLine(char state, Instant at, String copy, String name) {
    /** Begun, and not complete: the copy counts for nothing. */
    static final char BEGUN = '-';
    /** Complete: what it was made of counts for nothing. */
    static final char COMPLETE = '+';
    /** A copy that counts for nothing, from an earlier run. */
    static final char VOID = 'v';
    /** What an earlier run has handed over. */
    static final char DONE = 'd';

    static final String NONE = "*";

    private static final Pattern LINE = Pattern.compile("([-+vd]) (\\d{1,15}) ([\\w-]{1,64}|\\*) ([\\w-]{1,64}|\\*)");
    private static final int NAME_OCTETS = 18;

    byte[] octets() {
        return (state + " " + at.toEpochMilli() + " " + copy + " " + name + "\n").getBytes(US_ASCII);
    }

    /** Empty for a line that is not one of these, such as one that a crash cut off. */
    static Optional<HandOverLine> read(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new HandOverLine(
                        matcher.group(1).charAt(0),
                        Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
                        matcher.group(3),
                        matcher.group(4)))
                : Optional.empty();
    }

    /** Of one length, and telling nothing of addresses. */
    static String nameOf(String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, NAME_OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
