package jp.cryptobin.james.scenarios.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What heap eight large mails at once take, in the plain relay and in the gateway. */
final class Memory {
    private static final int MAILS = 8;
    private static final List<Integer> HEAPS = List.of(112, 144, 192, 256, 384, 512);

    private final byte[] message;

    /** @param quick with mails of a third of the size, and without a look for the smallest heap */
    static void measure(BenchServer server, boolean quick, Report report) throws Exception {
        Memory memory = new Memory(Load.message(4_000, quick ? 8_000_000 : 26_000_000));
        report.add(
                "heap in use after a collection, at most, for eight mails of %d MB at once"
                        .formatted(memory.message.length / 1_000_000),
                String.format(
                        Locale.ROOT,
                        "%d MB, plain %d MB",
                        memory.afterCollection(server, Way.GATEWAY),
                        memory.afterCollection(server, Way.PLAIN)),
                "1.05 x plain");
        if (!quick) {
            report.add(
                    "smallest -Xmx that takes them",
                    "%s, plain %s".formatted(memory.smallest(Way.GATEWAY), memory.smallest(Way.PLAIN)),
                    "no larger than plain's");
        }
    }

    private Memory(byte[] message) {
        this.message = message;
    }

    private Load load() {
        return new Load("eight at once", List.of(message), MAILS, MAILS, 0);
    }

    private long afterCollection(BenchServer server, Way way) throws Exception {
        server.traffic().closed(load(), way);
        int before = server.collections();
        server.traffic().closed(load(), way);
        return server.heapAfterCollection(before);
    }

    private String smallest(Way way) throws Exception {
        for (int heap : HEAPS) {
            if (suffices(heap, way)) {
                return heap + " MB";
            }
        }
        return "above " + HEAPS.get(HEAPS.size() - 1) + " MB";
    }

    /** A James that is short of memory ends, or takes no mail any more. */
    private boolean suffices(int heap, Way way) throws Exception {
        try (BenchServer server = BenchServer.start(heap + "m")) {
            server.traffic().patience(Duration.ofMinutes(1));
            server.traffic().closed(load(), way);
            return true;
        } catch (IOException | IllegalStateException | ExecutionException | TimeoutException tooSmall) {
            return false;
        }
    }
}
