package jp.cryptobin.james.scenarios.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends mail into James and waits for it at the other end. */
final class Traffic implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final int port;
    private final NullHost host;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile Duration patience = Duration.ofMinutes(3);

    Traffic(int port, NullHost host) {
        this.port = port;
        this.host = host;
    }

    /** How long a mail may take from now on. */
    void patience(Duration time) {
        patience = time;
    }

    /**
     * A round.
     *
     * @param perSecond mails of all
     * @param latencies from the begin of the submission to the arrival, milliseconds
     */
    record Round(double perSecond, Numbers latencies) {}

    private final class Sent {
        private final long begun = System.nanoTime();
        private final CompletableFuture<Long> arrival;

        private Sent(Client client, Way way, byte[] message, int recipients) throws IOException {
            int number = numbers.incrementAndGet();
            String recipient = "m" + number + "@" + way.domain();
            arrival = host.expect(recipient);
            byte[] header = ("From: bench@example.com\r\nTo: " + recipient + "\r\nSubject: number " + number
                            + "\r\nMessage-ID: <" + number + "@bench.test>\r\nMIME-Version: 1.0\r\n")
                    .getBytes(US_ASCII);
            byte[] whole = new byte[header.length + message.length];
            System.arraycopy(header, 0, whole, 0, header.length);
            System.arraycopy(message, 0, whole, header.length, message.length);
            List<String> all = new ArrayList<>(List.of(recipient));
            for (int i = 1; i < recipients; i++) {
                all.add("m" + number + "-" + i + "@" + way.domain());
            }
            client.submit(all, whole);
        }

        private double milliseconds() throws InterruptedException, ExecutionException, TimeoutException {
            return (arrival.get(patience.toSeconds(), TimeUnit.SECONDS) - begun) / 1e6;
        }
    }

    /** As many mails on their way at a time as the load says. */
    Round closed(Load load, Way way) throws Exception {
        AtomicInteger next = new AtomicInteger();
        int senders = Math.min(CONNECTIONS, load.inFlight());
        return timed(senders, () -> {
            List<Double> latencies = new ArrayList<>();
            List<Sent> burst = new ArrayList<>();
            try (Client client = new Client(port)) {
                for (int i = next.getAndIncrement(); i < load.mails(); i = next.getAndIncrement()) {
                    Sent sent = new Sent(
                            client, way, load.messages().get(i % load.messages().size()), load.recipients());
                    if (load.isBurst()) {
                        burst.add(sent);
                    } else {
                        latencies.add(sent.milliseconds());
                    }
                }
            }
            for (Sent sent : burst) {
                latencies.add(sent.milliseconds());
            }
            return latencies;
        });
    }

    /** So many mails each second, whatever becomes of those before. */
    Round open(byte[] message, Way way, int perSecond, Duration time) throws Exception {
        long begin = System.nanoTime();
        long all = perSecond * time.toSeconds();
        AtomicInteger next = new AtomicInteger();
        return timed(CONNECTIONS, () -> {
            List<Sent> sent = new ArrayList<>();
            try (Client client = new Client(port)) {
                for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
                    long due = begin + i * 1_000_000_000L / perSecond;
                    TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                    sent.add(new Sent(client, way, message, 1));
                }
            }
            List<Double> latencies = new ArrayList<>();
            for (Sent each : sent) {
                latencies.add(each.milliseconds());
            }
            return latencies;
        });
    }

    private Round timed(int senders, Callable<List<Double>> sender) throws Exception {
        long begin = System.nanoTime();
        List<Future<List<Double>>> running = threads.invokeAll(Collections.nCopies(senders, sender));
        List<Double> latencies = new ArrayList<>();
        for (Future<List<Double>> each : running) {
            latencies.addAll(each.get());
        }
        return new Round(latencies.size() / ((System.nanoTime() - begin) / 1e9), Numbers.of(latencies));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
