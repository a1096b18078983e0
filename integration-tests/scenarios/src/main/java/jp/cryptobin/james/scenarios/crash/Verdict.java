package jp.cryptobin.james.scenarios.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run came to. */
public final class Verdict {
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** What must not be. */
    public void wrong(String what) {
        wrong.add(what);
    }

    public void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    public int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    public Map<String, Integer> counts() {
        Map<String, Integer> all = new TreeMap<>(counts);
        all.remove("");
        return all;
    }

    public List<String> wrongs() {
        return List.copyOf(wrong);
    }

    public boolean isGood() {
        return wrong.isEmpty();
    }
}
