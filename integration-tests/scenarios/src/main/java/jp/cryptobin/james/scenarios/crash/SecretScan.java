package jp.cryptobin.james.scenarios.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for secrets in every file that a server has left: each octet of each file, for all of them at once. */
final class SecretScan {
    /** What is hashed at each octet; no secret is shorter. */
    private static final int KEY = Long.BYTES;

    private static final int BEGIN = Long.SIZE - 3 * Byte.SIZE;

    private final Map<Long, List<Secret>> secrets = new HashMap<>();
    /** By their first three octets: most windows begin none, and are not looked up. */
    private final BitSet begins = new BitSet();

    /** @param kind such as "file password" */
    record Secret(String kind, ByteBuffer octets) {}

    void lookFor(String kind, String secret) {
        lookFor(kind, secret.getBytes(ISO_8859_1));
    }

    void lookFor(String kind, byte[] secret) {
        if (secret.length < KEY) {
            throw new IllegalArgumentException("Too short to be found for sure: a " + kind);
        }
        ByteBuffer octets = ByteBuffer.wrap(secret).asReadOnlyBuffer();
        begins.set((int) (octets.getLong(0) >>> BEGIN));
        secrets.computeIfAbsent(octets.getLong(0), none -> new ArrayList<>()).add(new Secret(kind, octets));
    }

    /** What was found: the file, relative to the root, and the kinds of secrets in it with their number. */
    Map<String, Map<String, Integer>> scan(Path root) throws IOException {
        Map<String, Map<String, Integer>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Map<String, Integer> kinds = in(Files.readAllBytes(file));
                if (!kinds.isEmpty()) {
                    found.put(root.relativize(file).toString(), kinds);
                }
            }
        }
        return found;
    }

    private Map<String, Integer> in(byte[] octets) {
        Map<String, Integer> kinds = new TreeMap<>();
        long window = 0;
        for (int at = 0; at < octets.length; at++) {
            window = window << Byte.SIZE | octets[at] & 0xff;
            if (at >= KEY - 1 && begins.get((int) (window >>> BEGIN))) {
                int from = at - KEY + 1;
                for (Secret secret : secrets.getOrDefault(window, List.of())) {
                    int length = secret.octets().remaining();
                    if (from + length <= octets.length
                            && ByteBuffer.wrap(octets, from, length).equals(secret.octets())) {
                        kinds.merge(secret.kind(), 1, Integer::sum);
                    }
                }
            }
        }
        return kinds;
    }
}
