package jp.cryptobin.james.check;

import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.check.ConfigFinding.Severity;

/** What was found in one file so far. */
final class ConfigFindings {
    private final String file;
    private final List<ConfigFinding> all = new ArrayList<>();

    ConfigFindings(String file) {
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

    void warning(int line, String text) {
        add(Severity.WARNING, line, text);
    }

    /** @param text says where, for there is no line */
    void error(String text) {
        all.add(new ConfigFinding(Severity.ERROR, file, text));
    }

    void warning(String text) {
        all.add(new ConfigFinding(Severity.WARNING, file, text));
    }

    private void add(Severity severity, int line, String text) {
        all.add(new ConfigFinding(severity, file + ":" + line, text));
    }

    List<ConfigFinding> all() {
        return List.copyOf(all);
    }
}
