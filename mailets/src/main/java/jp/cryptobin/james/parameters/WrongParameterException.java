package jp.cryptobin.james.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters that a mailet cannot start with; all that is wrong, each with mailet, parameter, value and accepted form. */
public final class WrongParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    WrongParameterException(List<String> problems, @Nullable Throwable cause) {
        super(String.join("\n", problems), cause);
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
