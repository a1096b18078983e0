package jp.cryptobin.james.growth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.MessagePolicy;
import jp.cryptobin.james.rebuild.MessageRebuilder;
import jp.cryptobin.james.rebuild.Notices;
import jp.cryptobin.james.rebuild.RebuildSettings;
import jp.cryptobin.james.rebuild.UneditableException;

/**
 * Measures how the time for inspecting and rebuilding a mail grows with it, and writes a table to the directory {@code
 * bench.core}: {@code mvn -Pbench test -pl mailets -am}. Each size is twice the one before; a ratio near 2 is linear growth, and one near 4 a defect. Times are
 * processor time of one thread, the median of several rounds after a warm-up; a round measures all sizes of a shape, so
 * that what disturbs one disturbs all.
 */
public final class GrowthTable {
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 5;
    /** Small mails are read so often that the clock's steps do not matter. */
    private static final long SHORTEST_NANOS = 4_000_000;

    private static final Notices NOTICES = new Notices("notice", "<p>notice</p>");

    private static final Envelope ENVELOPE = new Envelope("hanako@example.co.jp", List.of("taro@example.com"));

    private final MessagePolicy policy = new MessagePolicy(Limits.DEFAULT, InspectionSettings.Signatures.EXTRACT);
    private final MessageInspector inspector = new MessageInspector(InspectionSettings.DEFAULT);
    private final MessageRebuilder rebuilder = new MessageRebuilder(RebuildSettings.DEFAULT, () -> "=_boundary");

    private GrowthTable() {}

    /** @param wanted parts of the names of the shapes to measure; all if none is given */
    public static void main(String[] wanted) throws IOException {
        GrowthTable table = new GrowthTable();
        StringBuilder rows = new StringBuilder("""
                ## Growth of inspection and rebuild

                Processor time of one thread, medians after a warm-up. Each column *per doubling* has the ratios of the
                times of four sizes, each twice the one before: near 2 is linear growth, below 2 a part that does not
                grow, and a ratio that tends to 4 a defect. A rebuild is not measured for mail that is not rebuilt.

                | what grows | largest | inspect, ms | per doubling | rebuild, ms | per doubling |
                |---|---:|---:|---|---:|---|
                """);
        for (Shape shape : Shapes.all()) {
            if (wanted.length == 0 || Stream.of(wanted).anyMatch(shape.name()::contains)) {
                String row = table.row(shape);
                System.out.println(row);
                rows.append(row).append("\n");
            }
        }
        Path directory = Path.of(System.getProperty("bench.core", "target"));
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("growth.md"), rows);
    }

    private interface Work {
        void run() throws IOException;
    }

    private String row(Shape shape) throws IOException {
        List<Work> inspections = new ArrayList<>();
        List<Work> rebuilds = new ArrayList<>();
        for (int size : shape.sizes()) {
            byte[] octets = shape.of(size);
            MessageSource mail = () -> new ByteArrayInputStream(octets);
            Inspection inspection = inspector.inspect(mail, false);
            inspections.add(() -> policy.decide(inspector.inspect(mail, false), ENVELOPE));
            if (isRebuilt(inspection)) {
                rebuilds.add(() -> rebuild(mail, inspection));
            }
        }
        return "| %s | %,d | %s | %s |"
                .formatted(
                        shape.name(),
                        shape.largest(),
                        columns(inspections),
                        rebuilds.size() == inspections.size() ? columns(rebuilds) : " | ");
    }

    private static boolean isRebuilt(Inspection inspection) {
        return inspection.hasFiles()
                && inspection.findings().stream()
                        .noneMatch(f -> f.defect().consequence() == Defect.Consequence.REFUSED);
    }

    private void rebuild(MessageSource mail, Inspection inspection) throws IOException {
        try {
            rebuilder.rebuild(
                    mail, InspectionSettings.DEFAULT.limits(), inspection, NOTICES, OutputStream.nullOutputStream());
        } catch (UneditableException stopped) {
            // The mail would be refused; the time until then counts.
        }
    }

    private static String columns(List<Work> sizes) throws IOException {
        List<Double> millis = measure(sizes);
        String ratios = IntStream.range(1, millis.size())
                .mapToObj(i -> "%.1f".formatted(millis.get(i) / millis.get(i - 1)))
                .collect(Collectors.joining(", "));
        return "%.2f | %s".formatted(millis.get(millis.size() - 1), ratios);
    }

    private static List<Double> measure(List<Work> sizes) throws IOException {
        List<Integer> repeats = new ArrayList<>();
        for (Work size : sizes) {
            long nanos = 0;
            for (int i = 0; i < WARM_UP_ROUNDS; i++) {
                nanos = nanos(size, 1);
            }
            repeats.add((int) Math.max(1, SHORTEST_NANOS / Math.max(1, nanos)));
        }
        List<List<Long>> times =
                sizes.stream().map(size -> (List<Long>) new ArrayList<Long>()).toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < sizes.size(); i++) {
                times.get(i).add(nanos(sizes.get(i), repeats.get(i)));
            }
        }
        return times.stream()
                .map(of -> of.stream().sorted().toList().get(ROUNDS / 2) / 1e6)
                .toList();
    }

    /** Processor time of one run. */
    private static long nanos(Work work, int times) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / times;
    }
}
