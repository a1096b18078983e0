package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import jp.cryptobin.james.scenarios.server.BrokerProcess;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.RabbitProcess;

/**
 * The crash run with several servers on one broker. System properties: {@code crash.servers} is how many there are, the
 * others as those of {@link Crash}. Ends with status 0 only if no mail was lost, none left with a file, none was deposited
 * twice, and the gateway doubled none.
 */
final class Servers {
    private Servers() {}

    /** What has the queues: a system property, {@code activemq} or {@code rabbitmq}. */
    private static ServersStage.Start queues() {
        return switch (System.getProperty("crash.queues", "activemq")) {
            case "activemq" -> BrokerProcess::start;
            case "rabbitmq" -> RabbitProcess::start;
            default -> throw new IllegalArgumentException("crash.queues is neither activemq nor rabbitmq");
        };
    }

    static Verdict run(Places places, int servers, int rounds, long seed) throws InterruptedException, IOException {
        System.out.println("Crash run of " + servers + " servers on one broker, " + rounds + " kills, seed " + seed);
        long begin = System.nanoTime();
        Ledger ledger = new Ledger();
        try (ServersStage stage = ServersStage.set(places, queues(), servers, ledger, line -> {})) {
            if (rounds >= Crash.LONG) {
                stage.keepClasses();
            }
            ServersRun run = new ServersRun(seed, stage, ledger, System.out::println);
            try {
                run.run(rounds, Duration.ofMinutes(Integer.getInteger("crash.minutes", 24 * 60)));
            } catch (RuntimeException | Error failure) {
                System.out.println(stage.logTails());
                throw failure;
            }
            tell(servers, run, (System.nanoTime() - begin) / 1_000_000_000);
            return run.verdict();
        }
    }

    private static void tell(int servers, ServersRun run, long seconds) {
        Verdict verdict = run.verdict();
        System.out.println();
        System.out.println("One of " + servers + " servers killed at");
        for (Map.Entry<Moment, Integer> moment : new TreeMap<>(run.reached()).entrySet()) {
            System.out.printf("  %4d  %s%n", moment.getValue(), moment.getKey().words());
        }
        Crash.tell(verdict, run.kills() + " kills of one of " + servers + " servers", seconds);
    }
}
