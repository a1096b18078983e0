package jp.cryptobin.james.scenarios.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers in order. */
record Numbers(double[] sorted) {
    static Numbers of(List<Double> numbers) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Numbers(sorted);
    }

    double median() {
        return quantile(0.5);
    }

    double quantile(double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** Median and spread. */
    String ratio() {
        return String.format(Locale.ROOT, "%.2f [%.2f-%.2f]", median(), sorted[0], sorted[sorted.length - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers numbers && Arrays.equals(sorted, numbers.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
