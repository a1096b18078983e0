package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import jp.cryptobin.james.scenarios.server.Places;

/**
 * The crash run. System properties: {@code crash.rounds} is how often the server is killed, {@code crash.seed} what
 * chance begins with (0 for anything), {@code crash.minutes} when to end at the latest; {@code crash.servers} above 1 has
 * so many share a broker ({@link Servers}). Ends with status 0 only if no mail was lost, none left with a file, none was
 * deposited twice and the gateway doubled none.
 */
public final class Crash {
    /** From so many kills on it is worth while to make starts fast. */
    static final int LONG = 20;

    private Crash() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("crash.rounds", 30);
        long seed = Long.getLong("crash.seed", 0);
        long known = seed == 0 ? System.nanoTime() % 1_000_000 : seed;
        int servers = Integer.getInteger("crash.servers", 1);
        Places places = Places.ofBuild();
        Verdict verdict = servers > 1 ? Servers.run(places, servers, rounds, known) : run(places, rounds, known);
        System.exit(verdict.isGood() ? 0 : 1);
    }

    static Verdict run(Places places, int rounds, long seed) throws InterruptedException, IOException {
        System.out.println("Crash run of " + rounds + " kills, seed " + seed);
        long begin = System.nanoTime();
        Ledger ledger = new Ledger();
        Trigger trigger = new Trigger();
        try (CrashStage stage = CrashStage.set(places, ledger, trigger, line -> {})) {
            if (rounds >= LONG) {
                // Every start after this takes half the time.
                stage.james().keepClasses();
            }
            CrashRun run = new CrashRun(seed, stage, ledger, trigger, Crash::say);
            try {
                run.run(rounds, Duration.ofMinutes(Integer.getInteger("crash.minutes", 24 * 60)));
            } catch (RuntimeException | Error failure) {
                System.out.println(stage.james().logTail());
                throw failure;
            }
            tell(run, (System.nanoTime() - begin) / 1_000_000_000);
            return run.verdict();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void tell(CrashRun run, long seconds) {
        Verdict verdict = run.verdict();
        System.out.println();
        System.out.println("Killed at");
        for (Map.Entry<Moment, Integer> moment : new TreeMap<>(run.reached()).entrySet()) {
            System.out.printf("  %4d  %s%n", moment.getValue(), moment.getKey().words());
        }
        tell(verdict, run.kills() + " kills", seconds);
    }

    static void tell(Verdict verdict, String what, long seconds) {
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
