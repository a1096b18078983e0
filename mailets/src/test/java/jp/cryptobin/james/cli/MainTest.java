package jp.cryptobin.james.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void listsItsCommandsWhenAskedForHelp() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: cryptobin-james")
                .contains("dry-run", "check-config", "ping-vault", "verify-audit");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("cryptobin-james ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry-run", "check-config", "ping-vault", "verify-audit"})
    void helpsWithEachCommand(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: cryptobin-james " + command);
        assertThat(run(command, "--version")).isZero();
    }

    @Test
    void failsWithoutACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing");
    }
}
