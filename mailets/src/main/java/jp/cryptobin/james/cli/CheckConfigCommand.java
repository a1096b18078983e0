package jp.cryptobin.james.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jp.cryptobin.james.check.ConfigFinding;
import jp.cryptobin.james.check.ConfigFinding.Severity;
import jp.cryptobin.james.check.ConfigurationCheck;
import jp.cryptobin.james.template.DisplayText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with a configuration. */
@Command(
        name = "check-config",
        description = {
            "Checks cryptobin.properties and mailetcontainer.xml of a James server, without starting it and without a"
                    + " network. Run it with the environment of the server.",
            "Exit status: 0 nothing found, 1 warnings, 2 errors."
        })
final class CheckConfigCommand implements Callable<Integer> {
    private static final int LONGEST_LINE = 2_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "CONFDIR", description = "the folder conf of the server")
    private Path conf = Path.of("conf");

    private CheckConfigCommand() {}

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        ConfigurationCheck check = new ConfigurationCheck(conf, System::getenv);
        List<ConfigFinding> findings = check.run();
        findings.forEach(finding -> out.println(DisplayText.line(finding.toString(), LONGEST_LINE)));
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        check.profiles().forEach(profile -> out.println(DisplayText.line(profile, LONGEST_LINE)));
        out.println(errors + " errors, " + (findings.size() - errors) + " warnings");
        if (errors > 0) {
            return 2;
        }
        return findings.isEmpty() ? 0 : 1;
    }
}
