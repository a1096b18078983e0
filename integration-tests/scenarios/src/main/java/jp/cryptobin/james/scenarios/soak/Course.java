package jp.cryptobin.james.scenarios.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import jp.cryptobin.james.scenarios.crash.Verdict;
import jp.cryptobin.james.scenarios.plot.Curves;

/** How a run went: what the server took, and what had become of the mail, moment by moment. */
final class Course {
    /** Before this a server still compiles and fills its caches. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(8);

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(double minutes, Vitals vitals, int accepted, int told, int delivered) {}

    synchronized void add(double minutes, Vitals vitals, int accepted, int told, int delivered) {
        samples.add(new Sample(minutes, vitals, accepted, told, delivered));
    }

    /** Whether the last quarter of a long run took more than the second, in which everything has found its place. */
    synchronized void judge(Verdict verdict) {
        if (samples.isEmpty() || last().minutes() < LONG_ENOUGH.toMinutes()) {
            return;
        }
        flat("MiB of heap", sample -> sample.vitals().heap(), 1.15, 4, verdict);
        flat("threads", sample -> sample.vitals().threads(), 1.1, 8, verdict);
        flat("descriptors", sample -> sample.vitals().descriptors(), 1.1, 16, verdict);
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }

    private void flat(String what, ToDoubleFunction<Sample> value, double factor, double more, Verdict verdict) {
        double early = median(samples.size() / 4, samples.size() / 2, value);
        double late = median(samples.size() * 3 / 4, samples.size(), value);
        if (late > early * factor + more) {
            verdict.wrong(String.format(Locale.ROOT, "not flat: %.1f %s, and %.1f at the end", early, what, late));
        }
    }

    private double median(int from, int to, ToDoubleFunction<Sample> value) {
        double[] sorted =
                samples.subList(from, to).stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The first quarter's middle, and the end's. */
    synchronized String words() {
        if (samples.isEmpty()) {
            return "no look at the server";
        }
        int quarter = Math.max(1, samples.size() / 4);
        return line("begin", 0, quarter) + "; " + line("second quarter", quarter, Math.min(samples.size(), 2 * quarter))
                + "; " + line("last quarter", samples.size() - quarter, samples.size()) + "; "
                + String.format(
                        Locale.ROOT,
                        "at rest %.0f MiB, %d threads, %d descriptors",
                        last().vitals().heap(),
                        last().vitals().threads(),
                        last().vitals().descriptors());
    }

    private String line(String name, int from, int to) {
        int end = Math.max(to, from + 1);
        return String.format(
                Locale.ROOT,
                "%s %.0f MiB after GC, %.0f threads, %.0f descriptors",
                name,
                median(
                        Math.min(from, samples.size() - 1),
                        Math.min(end, samples.size()),
                        s -> s.vitals().heap()),
                median(
                        Math.min(from, samples.size() - 1),
                        Math.min(end, samples.size()),
                        s -> s.vitals().threads()),
                median(
                        Math.min(from, samples.size() - 1),
                        Math.min(end, samples.size()),
                        s -> s.vitals().descriptors()));
    }

    /** Writes two drawings. */
    synchronized void draw(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Map<Double, Double>> server = new LinkedHashMap<>();
        server.put("heap after GC, MiB", curve(sample -> sample.vitals().heap()));
        server.put("threads", curve(sample -> sample.vitals().threads()));
        server.put("descriptors", curve(sample -> sample.vitals().descriptors()));
        Files.writeString(folder.resolve("soak-server.svg"), Curves.even("What the server takes", "minutes", server));
        Map<String, Map<Double, Double>> mail = new LinkedHashMap<>();
        mail.put("accepted", curve(Sample::accepted));
        mail.put("delivered", curve(Sample::delivered));
        mail.put("told", curve(Sample::told));
        mail.put("on its way", curve(sample -> sample.accepted() - sample.delivered() - sample.told()));
        Files.writeString(folder.resolve("soak-mail.svg"), Curves.even("What becomes of the mail", "minutes", mail));
    }

    private Map<Double, Double> curve(ToDoubleFunction<Sample> value) {
        Map<Double, Double> curve = new TreeMap<>();
        samples.forEach(sample -> curve.put(sample.minutes(), value.applyAsDouble(sample)));
        return curve;
    }
}
