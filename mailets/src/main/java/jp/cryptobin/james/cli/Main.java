package jp.cryptobin.james.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The commands of the drop-in jar; each runs without a James server. */
@Command(
        name = "cryptobin-james",
        description = "Commands of the Crypto-bin gateway for Apache James.",
        subcommands = {
            DryRunCommand.class,
            CheckConfigCommand.class,
            PingVaultCommand.class,
            VerifyAuditCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = utf8(System.out);
        PrintWriter err = utf8(System.err);
        System.exit(run(out, err, arguments));
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs a command and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main()).setOut(out).setErr(err).execute(arguments);
    }

    /** As the jar's manifest has it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"cryptobin-james " + (version == null ? "(not from a jar)" : version)};
        }
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
