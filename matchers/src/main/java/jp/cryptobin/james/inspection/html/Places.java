package jp.cryptobin.james.inspection.html;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Places in a mail that somebody is told of: the first of them, each cut short, and how many more there are. */
public final class Places {
    /** What a sender can look through; a hostile page has hundreds of thousands. */
    private static final int MOST = 20;

    private static final int CHARACTERS = 100;

    private final Set<String> first = new LinkedHashSet<>();
    private long more;

    public void add(String place) {
        String text = place.length() <= CHARACTERS ? place : place.substring(0, CHARACTERS) + "…";
        if (first.size() < MOST) {
            first.add(text);
        } else if (!first.contains(text)) {
            more++;
        }
    }

    /** Those of one part, whose path goes before each. */
    public void addAll(String path, Places inside) {
        inside.first.forEach(place -> add(path + ": " + place));
        more += inside.more;
    }

    public List<String> all() {
        List<String> all = new ArrayList<>(first);
        if (more > 0) {
            all.add("and " + more + " more");
        }
        return List.copyOf(all);
    }
}
