package jp.cryptobin.james.body.html;

import java.util.ArrayList;
import java.util.List;

/** The candidates of a srcset attribute (HTML Standard, 4.8.4.2.1). */
final class Srcset {
    private static final String WHITE_SPACE = "\t\n\f\r ";

    private Srcset() {}

    /**
     * One candidate with what separates it from the next.
     *
     * @param to where the next one begins
     */
    record Candidate(String url, int from, int to) {}

    static List<Candidate> candidates(String srcset) {
        List<Candidate> candidates = new ArrayList<>();
        int position = skip(srcset, 0, WHITE_SPACE + ",");
        while (position < srcset.length()) {
            int from = position;
            int urlEnd = position;
            while (urlEnd < srcset.length() && WHITE_SPACE.indexOf(srcset.charAt(urlEnd)) < 0) {
                urlEnd++;
            }
            String url = srcset.substring(from, urlEnd);
            position = url.endsWith(",") ? urlEnd : descriptorsEnd(srcset, urlEnd);
            position = skip(srcset, position, WHITE_SPACE + ",");
            candidates.add(new Candidate(withoutCommas(url), from, position));
        }
        return candidates;
    }

    private static int descriptorsEnd(String srcset, int from) {
        boolean bracket = false;
        for (int i = from; i < srcset.length(); i++) {
            char c = srcset.charAt(i);
            if (c == ',' && !bracket) {
                return i;
            }
            bracket = c == '(' || (bracket && c != ')');
        }
        return srcset.length();
    }

    private static String withoutCommas(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == ',') {
            end--;
        }
        return url.substring(0, end);
    }

    private static int skip(String srcset, int from, String set) {
        int position = from;
        while (position < srcset.length() && set.indexOf(srcset.charAt(position)) >= 0) {
            position++;
        }
        return position;
    }
}
