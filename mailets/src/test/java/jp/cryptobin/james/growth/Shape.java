package jp.cryptobin.james.growth;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A way in which mail can grow.
 *
 * @param name what grows, with its unit
 * @param largest how far, at most to the limit of the reader
 * @param mail of a size, one character per octet (ISO-8859-1)
 */
record Shape(String name, int largest, IntFunction<String> mail) {
    private static final int STEPS = 4;

    /** Four sizes, each twice the one before. */
    List<Integer> sizes() {
        return IntStream.range(0, STEPS)
                .mapToObj(step -> largest >> STEPS - 1 - step)
                .toList();
    }

    byte[] of(int size) {
        return mail.apply(size).getBytes(StandardCharsets.ISO_8859_1);
    }
}
