package jp.cryptobin.james.scenarios.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for secrets in every file that a server has left: each octet of each file, for all of them at once. */
final class SecretScan {
    /** What is hashed at each octet; no secret is shorter. */
    private static final int KEY = Long.BYTES;

    private final Map<Long, List<Secret>> secrets = new HashMap<>();

    private static final class Secret {
        private final String kind;
        private final byte[] octets;

        private Secret(String kind, byte[] octets) {
            this.kind = kind;
            this.octets = octets;
        }
    }

    void lookFor(String kind, String secret) {
        lookFor(kind, secret.getBytes(ISO_8859_1));
    }

    void lookFor(String kind, byte[] secret) {
        if (secret.length < KEY) {
            throw new IllegalArgumentException("Too short to be found for sure: a " + kind);
        }
        long key = ByteBuffer.wrap(secret).getLong();
        secrets.computeIfAbsent(key, none -> new ArrayList<>()).add(new Secret(kind, secret));
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
            if (at >= KEY - 1) {
                int from = at - KEY + 1;
                for (Secret secret : secrets.getOrDefault(window, List.of())) {
                    int to = from + secret.octets.length;
                    if (to <= octets.length
                            && Arrays.equals(octets, from, to, secret.octets, 0, secret.octets.length)) {
                        kinds.merge(secret.kind, 1, Integer::sum);
                    }
                }
            }
        }
        return kinds;
    }
}
