package jp.cryptobin.james.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.PartPath;

/**
 * Where the bodies of a message stand in it, and by what the message is known again. Whoever needs some of its bodies can
 * pass over the octets of the others, since where a body begins and ends is the same with and without them.
 *
 * @param sha256 lower-case hexadecimal, of every octet but those of the bodies apart, each of which is in it by a checksum
 * @param bodies in the order of the message, without those that have no empty line before them
 */
public record MessageLayout(String sha256, List<Body> bodies) {
    /**
     * A body that is not read as a multipart.
     *
     * @param from position of its first octet
     * @param to position behind its last octet
     * @param apart whether it is certain to go to the vault, and to be digested on its way there: until then a checksum
     *     is enough to notice a change
     */
    public record Body(PartPath path, long from, long to, boolean apart) {}

    public MessageLayout {
        bodies = List.copyOf(bodies);
    }

    /** The layout of a message of which nothing is known but its digest. */
    public static MessageLayout of(InputStream message) throws IOException {
        return reread(message, List.of());
    }

    /** Whether this is the layout of a message, by a look at each of its octets. */
    public boolean isOf(InputStream message) throws IOException {
        return reread(message, bodies).equals(this);
    }

    /** With every octet in the digest. */
    MessageLayout whole(InputStream message) throws IOException {
        return reread(
                message,
                bodies.stream()
                        .map(body -> new Body(body.path(), body.from(), body.to(), false))
                        .toList());
    }

    private static MessageLayout reread(InputStream message, List<Body> bodies) throws IOException {
        LayoutDigest digest = new LayoutDigest();
        byte[] buffer = new byte[16 * 1024];
        long position = 0;
        for (Body body : bodies.stream().filter(Body::apart).toList()) {
            position += copy(message, body.from() - position, buffer, digest);
            digest.beginApart();
            position += copy(message, body.to() - position, buffer, digest);
            digest.endApart();
        }
        copy(message, Long.MAX_VALUE, buffer, digest);
        return new MessageLayout(digest.sha256(), bodies);
    }

    private static long copy(InputStream message, long octets, byte[] buffer, LayoutDigest digest) throws IOException {
        long left = octets;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = message.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read > 0) {
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return octets - left;
    }

    /**
     * The message as if some of its bodies were empty. What is passed over is not read where the source can skip.
     *
     * @param message of which this is the layout
     * @param needed paths of the bodies to read
     */
    public MessageSource only(MessageSource message, Predicate<PartPath> needed) {
        List<Body> others =
                bodies.stream().filter(body -> !needed.test(body.path())).toList();
        return () -> new PassingOver(message.open(), others);
    }
}
