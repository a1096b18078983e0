package jp.cryptobin.james.scenarios.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run came to. */
final class Verdict {
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** What must not be. */
    void wrong(String what) {
        wrong.add(what);
    }

    void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    Map<String, Integer> counts() {
        Map<String, Integer> all = new TreeMap<>(counts);
        all.remove("");
        return all;
    }

    List<String> wrongs() {
        return List.copyOf(wrong);
    }

    boolean isGood() {
        return wrong.isEmpty();
    }
}
