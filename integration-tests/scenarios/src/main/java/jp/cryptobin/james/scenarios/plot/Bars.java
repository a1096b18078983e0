package jp.cryptobin.james.scenarios.plot;

import java.util.Locale;
import java.util.Map;

/** Horizontal bars as a drawing. */
public final class Bars {
    private static final int LABELS = 330;
    private static final int LONGEST = 380;
    private static final int ROW = 26;

    private Bars() {}

    public static String svg(String title, Map<String, Double> values) {
        double most =
                values.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<text x=\"10\" y=\"22\" font-size=\"15\">%s</text>%n",
                40 + ROW * values.size(),
                title));
        int row = 0;
        for (Map.Entry<String, Double> value : values.entrySet()) {
            int y = 36 + ROW * row++;
            double length = LONGEST * value.getValue() / most;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                            + "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"16\" fill=\"#4a7ab0\"/>%n"
                            + "<text x=\"%.0f\" y=\"%d\">%s</text>%n",
                    LABELS - 8,
                    y + 13,
                    value.getKey(),
                    LABELS,
                    y,
                    length,
                    LABELS + length + 6,
                    y + 13,
                    value.getValue() < 10
                            ? String.format(Locale.ROOT, "%.2f", value.getValue())
                            : String.format(Locale.ROOT, "%.0f", value.getValue())));
        }
        return svg.append("</svg>\n").toString();
    }
}
