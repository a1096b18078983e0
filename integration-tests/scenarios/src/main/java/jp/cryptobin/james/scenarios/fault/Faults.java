package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.crash.Secrets;
import jp.cryptobin.james.scenarios.crash.Verdict;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;

/**
 * The fault run. System properties: {@code faults.only} takes the faults whose names contain this, {@code faults.seed} is
 * what chance begins with (0 for anything), {@code faults.output} a
 * file for the table. Ends with status 0 only if no mail was
 * lost, none left with a file, none was deposited or doubled, and the server went on by itself behind each fault.
 */
public final class Faults {
    private static final String BEGIN = "<!-- the table of mvn -Pfaults -->\n";
    private static final String END = "<!-- its end -->\n";

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
        Files.createDirectories(places.work());
        for (Server server : servers()) {
            List<Fault> faults = server.faults().stream()
                    .filter(fault -> fault.name().contains(only))
                    .toList();
            if (!faults.isEmpty()) {
                runOn(server, faults, places, seed, verdict, rows);
            }
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

    /**
     * A server and what goes wrong with it.
     *
     * @param mayFail to start, for something beside it
     */
    private record Server(UnaryOperator<JamesSetup> changes, List<Fault> faults, boolean mayFail) {
        Server {
            faults = List.copyOf(faults);
        }
    }

    private static List<Server> servers() {
        List<Fault> everyday = new ArrayList<>();
        everyday.addAll(VaultFaults.all());
        everyday.addAll(HostFaults.all());
        everyday.addAll(DiskFaults.all());
        everyday.addAll(ProcessFaults.all());
        return List.of(
                new Server(UnaryOperator.identity(), everyday, false),
                new Server(MemoryFaults::changes, MemoryFaults.all(), false),
                new Server(ClockFaults::changes, ClockFaults.all(), true));
    }

    private static void runOn(
            Server server, List<Fault> faults, Places places, long seed, Verdict verdict, List<Row> rows)
            throws Exception {
        FaultStage set;
        try {
            set = FaultStage.set(places, server.changes());
        } catch (IllegalStateException failed) {
            if (!server.mayFail()) {
                throw failed;
            }
            faults.forEach(fault -> rows.add(Row.notDone(fault, "James does not start with it")));
            return;
        }
        try (FaultStage stage = set) {
            FaultRun run = new FaultRun(stage, seed, verdict);
            for (Fault fault : faults) {
                try {
                    Row row = run.run(fault);
                    rows.add(row);
                    System.out.print(row.line());
                } catch (NotHereException cannot) {
                    rows.add(Row.notDone(fault, String.valueOf(cannot.getMessage())));
                    System.out.print(rows.get(rows.size() - 1).line());
                } catch (Exception failure) {
                    System.out.println(stage.james().logTail());
                    throw failure;
                }
            }
            new Secrets(stage.ledger(), Set.of(stage.vault().password(), stage.secret()))
                    .withFailures()
                    .check(stage.james().root(), verdict, System.out::println);
        }
    }

    private static void write(List<Row> rows) throws IOException {
        String output = System.getProperty("faults.output", "");
        if (output.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("Made by `mvn -Pfaults` on " + LocalDate.now(ZoneId.systemDefault()) + ".\n\n" + Row.HEAD);
        rows.forEach(row -> table.append(row.line()));
        Path file = Path.of(output);
        String before = Files.exists(file) ? Files.readString(file) : "";
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        Files.writeString(
                file,
                begin < 0 || end < begin
                        ? table
                        : before.substring(0, begin + BEGIN.length()) + "\n" + table + before.substring(end));
    }
}
