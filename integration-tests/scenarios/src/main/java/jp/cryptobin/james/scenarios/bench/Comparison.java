package jp.cryptobin.james.scenarios.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Rounds of one load in all lanes, in turn.
 *
 * @param ratios mails per second against the plain relay in the same round, by lane
 * @param latencies milliseconds of all mails of all rounds, by lane
 */
record Comparison(Load load, Map<String, Numbers> ratios, Map<String, Numbers> latencies) {
    private static final int MOST = 9;

    /**
     * An unmeasured round first, in which is compiled what this kind of mail needs; then as many as the time allows.
     *
     * @param fewest rounds, whatever time they take
     */
    static Comparison of(Load load, List<Lane> lanes, int fewest, Duration time) throws Exception {
        Map<String, List<Double>> ratios = new TreeMap<>();
        Map<String, List<Double>> latencies = new TreeMap<>();
        long begin = System.nanoTime();
        int round = 0;
        do {
            Map<String, Traffic.Round> rounds = run(load, lanes, round);
            if (round > 0) {
                double plain = of(rounds, Lane.PLAIN).perSecond();
                rounds.forEach((lane, one) -> {
                    list(ratios, lane).add(one.perSecond() / plain);
                    list(latencies, lane).addAll(one.latencies().sorted());
                });
            }
            round++;
        } while (round <= fewest || round <= MOST && System.nanoTime() - begin < time.toNanos());
        return new Comparison(load, numbers(ratios), numbers(latencies));
    }

    private static Map<String, Traffic.Round> run(Load load, List<Lane> lanes, int round) throws Exception {
        // Nobody is always the first.
        List<Lane> order = new ArrayList<>(lanes);
        Collections.rotate(order, round);
        Map<String, Traffic.Round> rounds = new TreeMap<>();
        for (Lane lane : order) {
            rounds.put(lane.name(), lane.run(load));
        }
        return rounds;
    }

    private static List<Double> list(Map<String, List<Double>> lists, String lane) {
        return lists.computeIfAbsent(lane, unused -> new ArrayList<>());
    }

    private static Map<String, Numbers> numbers(Map<String, List<Double>> lists) {
        Map<String, Numbers> numbers = new TreeMap<>();
        lists.forEach((lane, list) -> numbers.put(lane, Numbers.of(list)));
        return numbers;
    }

    private static Traffic.Round of(Map<String, Traffic.Round> rounds, String lane) {
        return Objects.requireNonNull(rounds.get(lane), lane);
    }

    Numbers ratio(String lane) {
        return ratios.getOrDefault(lane, Numbers.of(List.of()));
    }

    Numbers latency(String lane) {
        return latencies.getOrDefault(lane, Numbers.of(List.of()));
    }
}
