package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.time.Duration;
import jp.cryptobin.james.scenarios.server.BrokerProcess;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.RabbitProcess;

/**
 * The crash run. System properties: {@code crash.rounds} is how often a server is killed, {@code crash.seed} what
 * chance begins with (0 for anything), {@code crash.minutes} when to end at the latest; {@code crash.servers} above 1 has
 * so many share a broker, and {@code crash.queues} says which, {@code activemq} or {@code rabbitmq}. Ends with status 0
 * only if no mail was lost, none left with a file, none was deposited twice and the gateway doubled none.
 */
public final class Crash {
    private Crash() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("crash.rounds", 30);
        long seed = Long.getLong("crash.seed", 0);
        Verdict verdict = run(
                Places.ofBuild(),
                Integer.getInteger("crash.servers", 1),
                rounds,
                seed == 0 ? System.nanoTime() % 1_000_000 : seed);
        System.exit(verdict.isGood() ? 0 : 1);
    }

    static Verdict run(Places places, int servers, int rounds, long seed) throws InterruptedException, IOException {
        System.out.printf("Crash run of %s, %d kills, seed %d%n", words(servers), rounds, seed);
        long begin = System.nanoTime();
        Ledger ledger = new Ledger();
        try (CrashStage stage = servers == 1
                ? CrashStage.ofOne(places, ledger)
                : CrashStage.ofSeveral(places, broker(), servers, ledger)) {
            CrashRun run = new CrashRun(seed, stage, ledger, System.out::println);
            try {
                run.run(rounds, Duration.ofMinutes(Integer.getInteger("crash.minutes", 24 * 60)));
            } catch (RuntimeException | Error failure) {
                System.out.println(stage.logTails());
                throw failure;
            }
            System.out.printf("%nKilled at%n%s", run.kills().table());
            tell(
                    run.verdict(),
                    run.kills().all() + " kills of " + words(servers),
                    (System.nanoTime() - begin) / 1_000_000_000);
            return run.verdict();
        }
    }

    private static CrashStage.Start broker() {
        return switch (System.getProperty("crash.queues", "activemq")) {
            case "activemq" -> BrokerProcess::start;
            case "rabbitmq" -> RabbitProcess::start;
            default -> throw new IllegalArgumentException("crash.queues is neither activemq nor rabbitmq");
        };
    }

    private static String words(int servers) {
        return servers == 1 ? "one server" : "one of " + servers + " servers";
    }

    private static void tell(Verdict verdict, String what, long seconds) {
        System.out.println();
        verdict.counts().forEach((name, count) -> System.out.printf("  %5d  %s%n", count, name));
        System.out.println();
        verdict.wrongs().forEach(wrong -> System.out.println("WRONG: " + wrong));
        System.out.printf(
                "%s in %d s: %d accepted, lost %d, leaked %d, deposited twice %d, doubled by the gateway %d: %s%n",
                what,
                seconds,
                verdict.of("delivered") + verdict.of("told") + verdict.of("kept") + verdict.of("lost"),
                verdict.of("lost"),
                verdict.of("leaked"),
                verdict.of("deposited twice"),
                verdict.of("doubled by the gateway"),
                verdict.isGood() ? "GOOD" : "BAD");
    }
}
