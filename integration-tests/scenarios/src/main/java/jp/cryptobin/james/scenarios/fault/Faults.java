package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.crash.Secrets;
import jp.cryptobin.james.scenarios.crash.Verdict;
import jp.cryptobin.james.scenarios.server.Places;

/**
 * The fault run. System properties: {@code faults.only} takes the faults whose names contain this, {@code faults.seed} is
 * what chance begins with (0 for anything), {@code faults.output} a file with the table. Ends with status 0 only if no mail was
 * lost, none left with a file, none was deposited or doubled, and the server went on by itself behind each fault.
 */
public final class Faults {
    private Faults() {}

    public static void main(String[] arguments) throws Exception {
        long seed = Long.getLong("faults.seed", 0);
        long known = seed == 0 ? System.nanoTime() % 1_000_000 : seed;
        String only = System.getProperty("faults.only", "");
        System.exit(run(Places.ofBuild(), only, known).isGood() ? 0 : 1);
    }

    static Verdict run(Places places, String only, long seed) throws Exception {
        System.out.println("Fault run, seed " + seed);
        long begin = System.nanoTime();
        Verdict verdict = new Verdict();
        List<Row> rows = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        faults.addAll(VaultFaults.all());
        faults.addAll(HostFaults.all());
        faults.addAll(DiskFaults.all());
        faults.addAll(ProcessFaults.all());
        faults.removeIf(fault -> !fault.name().contains(only));
        Files.createDirectories(places.work());
        try (FaultStage stage = FaultStage.set(places, UnaryOperator.identity())) {
            FaultRun run = new FaultRun(stage, seed, verdict);
            for (Fault fault : faults) {
                try {
                    Row row = run.run(fault);
                    rows.add(row);
                    System.out.print(row.line());
                } catch (Exception failure) {
                    System.out.println(stage.james().logTail());
                    throw failure;
                }
            }
            new Secrets(stage.ledger(), Set.of(stage.vault().password(), stage.secret()))
                    .check(stage.james().root(), verdict, System.out::println);
        }
        write(rows);
        verdict.wrongs().forEach(wrong -> System.out.println("WRONG: " + wrong));
        System.out.printf(
                "%d faults in %d s: lost %d, leaked %d, deposited twice %d: %s%n",
                rows.size(),
                (System.nanoTime() - begin) / 1_000_000_000,
                verdict.of("lost"),
                verdict.of("leaked"),
                verdict.of("deposited twice"),
                verdict.isGood() ? "GOOD" : "BAD");
        return verdict;
    }

    private static void write(List<Row> rows) throws IOException {
        String output = System.getProperty("faults.output", "");
        if (output.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("Made by `mvn -Pfaults` on " + LocalDate.now() + ".\n\n" + Row.HEAD);
        rows.forEach(row -> table.append(row.line()));
        Files.writeString(Path.of(output), table);
    }
}
