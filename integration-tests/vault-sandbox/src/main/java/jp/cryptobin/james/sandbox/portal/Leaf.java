package jp.cryptobin.james.sandbox.portal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list.
 *
 * @param number from 1
 * @param last the number of the last page
 */
public record Leaf<T>(List<T> items, int number, int last) {
    static final int SIZE = 20;

    public Leaf {
        items = List.copyOf(items);
    }

    /** The page that was asked for, or the nearest that exists; anything but a number is the first. */
    public static <T> Leaf<T> of(List<T> all, @Nullable String asked) {
        int last = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int number = asked != null && asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 1;
        int near = Math.max(1, Math.min(last, number));
        int from = (near - 1) * SIZE;
        return new Leaf<>(all.subList(from, Math.min(all.size(), from + SIZE)), near, last);
    }

    public Map<String, Object> model() {
        return Map.of(
                "page",
                number,
                "pages",
                last,
                "paged",
                last > 1,
                "newer",
                number - 1,
                "hasNewer",
                number > 1,
                "older",
                number + 1,
                "hasOlder",
                number < last);
    }
}
