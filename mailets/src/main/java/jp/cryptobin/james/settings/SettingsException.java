package jp.cryptobin.james.settings;

import java.util.List;

/** Settings that the gateway cannot start with; all that is wrong, each with file, key, value and accepted form. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SettingsException(String problem) {
        this(List.of(problem));
    }

    SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
