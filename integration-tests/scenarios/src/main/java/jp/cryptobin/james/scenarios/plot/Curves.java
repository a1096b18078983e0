package jp.cryptobin.james.scenarios.plot;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Curves over one another as a drawing. */
public final class Curves {
    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 260;
    private static final List<String> COLOURS = List.of("#c05020", "#4a7ab0", "#4a9050", "#806090");

    private final StringBuilder svg = new StringBuilder();
    private final Range across;
    private final Range up;

    /** An axis. */
    private interface Range {
        double share(double number);

        /** The numbers that are written at it. */
        List<Double> marks();
    }

    /** One that doubles from step to step. */
    private record Doubling(double least, double most) implements Range {
        static Doubling of(Collection<Double> numbers) {
            double least = numbers.stream().mapToDouble(n -> n).min().orElse(1);
            double most = numbers.stream().mapToDouble(n -> n).max().orElse(1);
            return new Doubling(least, Math.max(most, 2 * least));
        }

        @Override
        public double share(double number) {
            return Math.log(number / least) / Math.log(most / least);
        }

        @Override
        public List<Double> marks() {
            return DoubleStream.iterate(least, at -> at <= most * 1.001, at -> at * 2)
                    .boxed()
                    .toList();
        }
    }

    /** One that begins with nothing, in four steps. */
    private record Even(double most) implements Range {
        static Even of(Collection<Double> numbers) {
            return new Even(numbers.stream()
                    .mapToDouble(n -> n)
                    .filter(n -> n > 0)
                    .max()
                    .orElse(1));
        }

        @Override
        public double share(double number) {
            return number / most;
        }

        @Override
        public List<Double> marks() {
            return List.of(0.0, most / 4, most / 2, most * 3 / 4, most);
        }
    }

    private Curves(Map<String, Map<Double, Double>> curves, Function<Collection<Double>, Range> range) {
        across = range.apply(
                curves.values().stream().flatMap(c -> c.keySet().stream()).toList());
        up = range.apply(
                curves.values().stream().flatMap(c -> c.values().stream()).toList());
    }

    /**
     * Both axes double from step to step.
     *
     * @param across what the numbers of the lower axis count
     * @param curves by name; heights by their place on the lower axis
     */
    public static String svg(String title, String across, Map<String, Map<Double, Double>> curves) {
        return svg(title, across, curves, Doubling::of);
    }

    /** The same over even axes. */
    public static String even(String title, String across, Map<String, Map<Double, Double>> curves) {
        return svg(title, across, curves, Even::of);
    }

    private static String svg(
            String title,
            String across,
            Map<String, Map<Double, Double>> curves,
            Function<Collection<Double>, Range> range) {
        Curves drawing = new Curves(curves, range);
        drawing.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"360\" font-family=\"sans-serif\""
                + " font-size=\"13\">%n");
        drawing.add("<text x=\"10\" y=\"22\" font-size=\"15\">%s</text>%n", title);
        drawing.axes(across);
        int number = 0;
        for (Map.Entry<String, Map<Double, Double>> curve : curves.entrySet()) {
            drawing.curve(curve.getKey(), curve.getValue(), COLOURS.get(number % COLOURS.size()), number);
            number++;
        }
        return drawing.add("</svg>%n").svg.toString();
    }

    private Curves add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    private double x(double number) {
        return LEFT + WIDTH * across.share(number);
    }

    private double y(double number) {
        return TOP + HEIGHT * (1 - up.share(number));
    }

    private void axes(String label) {
        for (double at : across.marks()) {
            add("<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>%n", x(at), TOP + HEIGHT + 18, at);
        }
        for (double at : up.marks()) {
            add("<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\">%s</text>%n", LEFT - 6, y(at) + 4, written(at));
            add(
                    "<line x1=\"%d\" y1=\"%.0f\" x2=\"%d\" y2=\"%.0f\" stroke=\"#ddd\"/>%n",
                    LEFT, y(at), LEFT + WIDTH, y(at));
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", LEFT + WIDTH / 2, TOP + HEIGHT + 40, label);
    }

    private void curve(String name, Map<Double, Double> heights, String colour, int number) {
        StringBuilder points = new StringBuilder();
        heights.forEach((at, height) -> points.append(String.format(Locale.ROOT, "%.0f,%.0f ", x(at), y(height))));
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", points, colour);
        add("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n", LEFT + WIDTH + 12, TOP + 14 + 20 * number, colour, name);
    }

    /** Three digits, and all of a number that has more. */
    private static String written(double number) {
        return String.format(Locale.ROOT, number == 0 || number >= 100 ? "%.0f" : "%.3g", number);
    }
}
