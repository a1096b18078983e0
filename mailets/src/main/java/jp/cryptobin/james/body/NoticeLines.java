package jp.cryptobin.james.body;

import java.util.ArrayList;
import java.util.List;

/** The notice as lines of a text/plain body. */
final class NoticeLines {
    private NoticeLines() {}

    /** Without blank lines around it, each line ended; fixed and space-stuffed lines if flowed (RFC 3676, 4.2, 4.4). */
    static String of(String notice, boolean flowed, String eol) {
        List<String> lines = new ArrayList<>(notice.lines().toList());
        while (lines.get(0).isBlank()) {
            lines.remove(0);
        }
        while (lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(flowed ? fixed(line) : line).append(eol);
        }
        return text.toString();
    }

    private static String fixed(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        String text = line.substring(0, end);
        boolean stuffed =
                text.startsWith(" ") || text.startsWith(">") || text.startsWith("From ") || text.equals("From");
        return stuffed ? " " + text : text;
    }
}
