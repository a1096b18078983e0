package jp.cryptobin.james.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import jp.cryptobin.james.parameters.HoldParameters;
import jp.cryptobin.james.parameters.InspectionParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.WrongParameterException;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.vault.GatewaySecret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says of each mail what would become of it and why, and writes what would leave and what would be uploaded. */
@Command(
        name = "dry-run",
        description = {
            "Says what the gateway would do with each mail, part by part, and by which rule; without a server and without"
                    + " a network.",
            "Exit status: 0 all would pass, 1 some would be refused, 2 some could not be read or processed."
        })
final class DryRunCommand implements Callable<Integer> {
    private static final int SECRET_OCTETS = 48;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "writes NAME.json, NAME.out.eml (unless refused) and NAME.files/ for each NAME.eml")
    private @Nullable Path out;

    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description = "envelope sender, <> for none; default: the address in From, or sender@example.com")
    private @Nullable String sender;

    @Option(
            names = "--recipient",
            paramLabel = "ADDRESS",
            description = "envelope recipient, may be repeated; default: the well-formed addresses in To, Cc and Bcc")
    private List<String> recipients = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a parameter of ValidateMessage, such as bodyLikeTypes=text/calendar; may be repeated")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(
            names = "--hold",
            paramLabel = "NAME=VALUE",
            description = "has HoldMail hold each mail, with this parameter, such as holdTime=300; may be repeated")
    private Map<String, String> holdParameters = new TreeMap<>();

    @CommandLine.Parameters(paramLabel = "FILE.eml", arity = "1..*", description = "raw mails")
    private List<Path> files = new ArrayList<>();

    private DryRunCommand() {}

    @Override
    public Integer call() throws IOException {
        InspectionParameters inspection = inspectionParameters();
        DryRun dryRun = new DryRun(
                inspection,
                new EnvelopeOption(Optional.ofNullable(sender), recipients),
                throwawaySecret(),
                Clock.systemUTC());
        holdParameters().ifPresent(dryRun::holding);
        Optional<ReportDirectory> reports = out == null
                ? Optional.empty()
                : Optional.of(ReportDirectory.create(out, inspection.settings().limits()));
        PrintWriter terminal = terminal();
        Summary summary = new Summary();
        for (Path file : files) {
            try {
                DryRunResult result = reports.isPresent()
                        ? reported(dryRun, file, reports.get().entry(file))
                        : dryRun.run(file);
                terminal.print(new ResultTable(file.toString(), result).text());
                summary.count(result.decision().verdict());
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failure) {
                terminal.println(DisplayText.line(file.toString(), 500) + "\n  FAILED: "
                        + DisplayText.line(failure.toString(), 1000) + "\n");
                summary.countFailure();
            }
            terminal.flush();
        }
        if (files.size() > 1) {
            terminal.println(summary.text());
        }
        return summary.exitStatus();
    }

    private InspectionParameters inspectionParameters() {
        Parameters given = new Parameters("--set", parameters, Path.of(""));
        try {
            InspectionParameters read = InspectionParameters.read(given);
            given.refuseWrong();
            return read;
        } catch (WrongParameterException wrong) {
            throw new ParameterException(commandSpec().commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    private Optional<HoldParameters> holdParameters() {
        if (holdParameters.isEmpty()) {
            return Optional.empty();
        }
        Parameters given = new Parameters("--hold", holdParameters, Path.of(""));
        try {
            HoldParameters read = HoldParameters.read(given, DryRun.UNKNOWN_POSTMASTER);
            given.refuseWrong();
            return Optional.of(read);
        } catch (WrongParameterException wrong) {
            throw new ParameterException(commandSpec().commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    private static DryRunResult reported(DryRun dryRun, Path file, ReportDirectory.Entry entry) throws IOException {
        DryRunResult result = dryRun.run(file, entry.leavingMail());
        entry.write(result);
        return result;
    }

    /** A password of the form that would be written; which one depends on the secret of the gateway. */
    private static GatewaySecret throwawaySecret() {
        byte[] octets = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(octets);
        return GatewaySecret.parse(Base64.getEncoder().encodeToString(octets));
    }

    private PrintWriter terminal() {
        return commandSpec().commandLine().getOut();
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        return spec;
    }

    /** How many mails ended how. */
    private static final class Summary {
        private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        private int failures;

        void count(Verdict verdict) {
            verdicts.merge(verdict, 1, Integer::sum);
        }

        void countFailure() {
            failures++;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (Verdict verdict : Verdict.values()) {
                text.append(verdict.code())
                        .append(' ')
                        .append(verdicts.getOrDefault(verdict, 0))
                        .append(", ");
            }
            return text.append("failed ").append(failures).toString();
        }

        int exitStatus() {
            if (failures > 0) {
                return 2;
            }
            return verdicts.containsKey(Verdict.REFUSE) ? 1 : 0;
        }
    }
}
