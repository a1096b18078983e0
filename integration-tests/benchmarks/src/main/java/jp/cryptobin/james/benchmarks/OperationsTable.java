package jp.cryptobin.james.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and writes their table to the directory {@code bench.core}, from which the report on a whole server
 * takes it. System property {@code bench.quick} for some seconds instead of a minute.
 */
public final class OperationsTable {
    private OperationsTable() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        boolean quick = Boolean.getBoolean("bench.quick");
        Options options = new OptionsBuilder()
                .include(Operations.class.getName())
                .forks(1)
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 1500))
                .measurementIterations(quick ? 2 : 4)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 800))
                .param("octets", quick ? new String[] {"1000000"} : new String[] {"30000", "1000000", "16000000"})
                .addProfiler(GCProfiler.class)
                .build();
        String table = table(new Runner(options).run());
        Path directory = Path.of(System.getProperty("bench.core", "target"));
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("operations.md"), table);
        System.out.println(table);
    }

    private static String table(Collection<RunResult> results) {
        StringBuilder table = new StringBuilder("""
                ## Operations

                Each by itself on a mail in memory, measured by JMH: mean time and its error, and the memory that one
                operation allocates. Rebuild and upload pass over what they do not need.

                | operation | octets of mail | ms | MB/s | kB allocated |
                |---|---:|---:|---:|---:|
                """);
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            double octets = Double.parseDouble(result.getParams().getParam("octets"));
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.3f%s | %.0f | %,.0f |%n",
                    time.getLabel(),
                    octets,
                    time.getScore() / 1000,
                    // Too few rounds tell no error.
                    Double.isNaN(time.getScoreError())
                            ? ""
                            : String.format(Locale.ROOT, " ± %.3f", time.getScoreError() / 1000),
                    octets / time.getScore(),
                    allocated == null ? Double.NaN : allocated.getScore() / 1000));
        }
        return table.toString();
    }
}
