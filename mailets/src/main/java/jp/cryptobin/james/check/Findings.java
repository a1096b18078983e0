package jp.cryptobin.james.check;

import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.check.Finding.Severity;

/** What was found in one file so far. */
final class Findings {
    private final String file;
    private final List<Finding> all = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void error(Step step, String text) {
        add(Severity.ERROR, step.line(), step + ": " + text);
    }

    void warning(Step step, String text) {
        add(Severity.WARNING, step.line(), step + ": " + text);
    }

    void error(int line, String text) {
        add(Severity.ERROR, line, text);
    }

    /** @param text says where, for there is no line */
    void error(String text) {
        all.add(new Finding(Severity.ERROR, file, text));
    }

    void warning(String text) {
        all.add(new Finding(Severity.WARNING, file, text));
    }

    private void add(Severity severity, int line, String text) {
        all.add(new Finding(severity, file + ":" + line, text));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
