package jp.cryptobin.james.scenarios.bench;

import java.util.List;
import java.util.Locale;

/** Numbers in order. */
record Numbers(List<Double> sorted) {
    static Numbers of(List<Double> numbers) {
        return new Numbers(numbers.stream().sorted().toList());
    }

    double median() {
        return quantile(0.5);
    }

    double quantile(double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
    }

    /** Median and spread. */
    String ratio() {
        return String.format(Locale.ROOT, "%.2f [%.2f-%.2f]", median(), quantile(0), quantile(1));
    }
}
