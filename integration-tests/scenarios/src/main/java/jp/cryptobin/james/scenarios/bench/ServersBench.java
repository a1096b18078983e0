package jp.cryptobin.james.scenarios.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.cryptobin.james.scenarios.server.BrokerProcess;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.SharedQueues;

/**
 * Measures what servers on one broker do together with a slow vault. One server works off a store of mails with files, then
 * two, then so many, and the same backwards; ratios are of medians within this run. System properties:
 * {@code servers.most}, {@code servers.calls} at a time of each server, {@code servers.latency} of the vault in
 * milliseconds, {@code servers.seconds} that a store lasts.
 */
public final class ServersBench {
    private static final int SUBMITTERS = 4;
    private static final double GOAL_OF_TWO = 1.8;

    private final int most = Integer.getInteger("servers.most", 3);
    private final int calls = Integer.getInteger("servers.calls", 8);
    private final Duration latency = Duration.ofMillis(Integer.getInteger("servers.latency", 500));
    private final int seconds = Integer.getInteger("servers.seconds", 15);
    private final byte[] message = Load.message(12_000, 8_000);
    private final ExecutorService threads = Executors.newFixedThreadPool(SUBMITTERS);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, List<Double>> rates = new TreeMap<>();
    private final NullVault vault;
    private final NullHost host;

    private ServersBench(NullVault vault, NullHost host) {
        this.vault = vault;
        this.host = host;
    }

    /** Ends with status 0 if two servers do 1.8 times what one does. */
    public static void main(String[] arguments) throws Exception {
        boolean good;
        try (NullVault vault = new NullVault();
                NullHost host = new NullHost()) {
            good = new ServersBench(vault, host).run();
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws Exception {
        Places places = Places.ofBuild();
        List<JamesServer> servers = new ArrayList<>();
        try (SharedQueues queues = BrokerProcess.start(places, line -> {})) {
            for (int i = 0; i < most; i++) {
                servers.add(server(places, queues));
            }
            // Compiled and connected, whoever works alone later.
            worked(servers, 2 * calls * most);
            vault.latency(latency);
            servers.subList(1, most).forEach(JamesServer::stop);
            for (int number = 1; number <= most; number++) {
                if (number > 1) {
                    servers.get(number - 1).comeBack();
                }
                measure(servers.subList(0, number));
            }
            for (int number = most; number > 0; number--) {
                measure(servers.subList(0, number));
                servers.get(number - 1).stop();
            }
        } finally {
            servers.forEach(JamesServer::close);
            threads.shutdownNow();
        }
        return told();
    }

    private JamesServer server(Places places, SharedQueues queues) {
        return JamesServer.setUp(places)
                .share(queues)
                .heap("400m")
                .smartHost("127.0.0.1", host.port())
                .authorise("127.0.0.1")
                .vault(vault.url(), "bench", "password", "0123456789abcdef".repeat(3))
                .replace("cryptobin.properties", "vault.calls=8", "vault.calls=" + calls)
                .start(line -> {});
    }

    private void measure(List<JamesServer> servers) throws Exception {
        double most = servers.size() * calls * 1000.0 / latency.toMillis();
        double rate = worked(servers, (int) (most * seconds));
        rates.computeIfAbsent(servers.size(), none -> new ArrayList<>()).add(rate);
        System.out.printf(Locale.ROOT, "%d servers: %.1f mails/s, %.1f at most%n", servers.size(), rate, most);
    }

    /** Mails a second, between the first fifth and the last. */
    private double worked(List<JamesServer> servers, int mails) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Long>> arrivals = new ArrayList<>();
        List<String> recipients = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            String recipient = "n" + numbers.incrementAndGet() + "@" + Way.GATEWAY.domain();
            recipients.add(recipient);
            arrivals.add(host.expect(recipient));
        }
        AtomicInteger submitter = new AtomicInteger();
        Callable<Integer> submit = () -> {
            int port = servers.get(submitter.getAndIncrement() % servers.size())
                    .ports()
                    .smtp();
            int submitted = 0;
            try (Client client = new Client(port)) {
                for (int i = next.getAndIncrement(); i < mails; i = next.getAndIncrement()) {
                    client.submit(List.of(recipients.get(i)), mail(recipients.get(i)));
                    submitted++;
                }
            }
            return submitted;
        };
        List<Future<Integer>> submitting = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            submitting.add(threads.submit(submit));
        }
        for (Future<Integer> each : submitting) {
            each.get();
        }
        long[] times = new long[mails];
        for (int i = 0; i < mails; i++) {
            times[i] = arrivals.get(i).get(10, TimeUnit.MINUTES);
        }
        Arrays.sort(times);
        int from = mails / 5;
        int to = mails - mails / 5 - 1;
        return (to - from) / ((times[to] - times[from]) / 1e9);
    }

    private byte[] mail(String recipient) throws IOException {
        byte[] header = ("From: bench@example.com\r\nTo: " + recipient + "\r\nSubject: servers\r\nMessage-ID: <"
                        + recipient + ".bench.test>\r\nMIME-Version: 1.0\r\n")
                .getBytes(US_ASCII);
        byte[] whole = Arrays.copyOf(header, header.length + message.length);
        System.arraycopy(message, 0, whole, header.length, message.length);
        return whole;
    }

    private boolean told() {
        double one = Numbers.of(rates.getOrDefault(1, List.of())).median();
        double ofTwo = 0;
        for (Map.Entry<Integer, List<Double>> each : rates.entrySet()) {
            double ratio = Numbers.of(each.getValue()).median() / one;
            ofTwo = each.getKey() == 2 ? ratio : ofTwo;
            System.out.printf(
                    Locale.ROOT,
                    "%d servers, vault of %d ms, %d calls each: %s mails/s, %.2f times one%n",
                    each.getKey(),
                    latency.toMillis(),
                    calls,
                    Numbers.of(each.getValue()).ratio(),
                    ratio);
        }
        boolean good = ofTwo >= GOAL_OF_TWO;
        System.out.println("Two servers do " + (good ? "" : "less than ") + GOAL_OF_TWO + " times what one does: "
                + (good ? "GOOD" : "BAD"));
        return good;
    }
}
