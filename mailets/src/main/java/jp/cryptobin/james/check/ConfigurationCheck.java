package jp.cryptobin.james.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.check.ConfigFinding.Severity;
import jp.cryptobin.james.inspection.Profile;
import jp.cryptobin.james.settings.GatewaySettings;
import jp.cryptobin.james.settings.SettingsException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the folder {@code conf} of a server: the gateway's settings, what {@code mailetcontainer.xml} says, and who may
 * log in by {@code smtpserver.xml}.
 */
public final class ConfigurationCheck {
    private static final String SETTINGS = "cryptobin.properties";
    private static final String CONTAINER = "mailetcontainer.xml";
    private static final String SMTP = "smtpserver.xml";
    private static final String EXAMPLE = "example.com";
    private static final String UNKNOWN_POSTMASTER = "postmaster@localhost";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]*)}");

    private final Path conf;
    private final Function<String, @Nullable String> environment;

    /**
     * @param conf the folder
     * @param environment looks up a variable of the server's environment; null where it is not set
     */
    public ConfigurationCheck(Path conf, Function<String, @Nullable String> environment) {
        this.conf = conf;
        this.environment = environment;
    }

    /** Everything that was found: in the settings, then in the mailet container and the SMTP servers, in their order. */
    public List<ConfigFinding> run() {
        List<ConfigFinding> all = new ArrayList<>();
        Optional<GatewaySettings> settings = settings(all);
        all.addAll(container(settings.map(GatewaySettings::postmaster).orElse(UNKNOWN_POSTMASTER)));
        all.addAll(doors());
        return List.copyOf(all);
    }

    /** What an administrator wants to see said: which profile each {@code ValidateMessage} runs. */
    public List<String> profiles() {
        Path file = conf.resolve(CONTAINER);
        try {
            return MailetContainerReader.read(file, environment).allSteps().stream()
                    .filter(step -> step.is(OurMailet.VALIDATE_MESSAGE))
                    .map(step -> file + ":" + step.line() + ": " + step + ": profile "
                            + step.parameter("profile").orElse(Profile.MANUAL.word()))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Optional<GatewaySettings> settings(List<ConfigFinding> all) {
        Path file = conf.resolve(SETTINGS);
        if (!Files.isRegularFile(file)) {
            all.add(new ConfigFinding(Severity.ERROR, file.toString(), "is missing"));
            return Optional.empty();
        }
        try {
            GatewaySettings settings = settings();
            if (settings.vault().address().getHost().endsWith(EXAMPLE)) {
                all.add(new ConfigFinding(Severity.WARNING, file.toString(), "vault.url is still that of the sample"));
            }
            if (settings.postmaster().endsWith("@" + EXAMPLE)) {
                all.add(new ConfigFinding(Severity.WARNING, file.toString(), "postmaster is still that of the sample"));
            }
            return Optional.of(settings);
        } catch (SettingsException wrong) {
            for (String problem : wrong.problems()) {
                all.add(new ConfigFinding(Severity.ERROR, file.toString(), problem.replace(file + ": ", "")));
            }
            return Optional.empty();
        }
    }

    /**
     * The settings of the gateway.
     *
     * @throws SettingsException with all that is wrong
     */
    public GatewaySettings settings() {
        return GatewaySettings.read(conf.resolve(SETTINGS), directory(), environment);
    }

    /** The directory of the server, which relative paths are relative to. */
    private Path directory() {
        Path parent = conf.toAbsolutePath().normalize().getParent();
        return parent == null ? conf : parent;
    }

    private List<ConfigFinding> container(String postmaster) {
        Path file = conf.resolve(CONTAINER);
        ConfigFindings findings = new ConfigFindings(file.toString());
        if (!Files.isRegularFile(file)) {
            findings.error("is missing");
            return findings.all();
        }
        try {
            MailetContainer container = MailetContainerReader.read(file, environment);
            Map<Step, Map<String, String>> targets = new NamesCheck(container, directory(), postmaster, findings).run();
            new RoutesCheck(container, targets, findings).run();
            new PipelineCheck(container, targets, findings).run();
            new HoldCheck(container, directory(), postmaster, findings).run();
            new DoorsCheck(findings).out(container);
            values(container, findings);
            if (!postmaster.equals(UNKNOWN_POSTMASTER)) {
                new PostmasterCheck(conf, environment, container, postmaster, findings).run();
            }
        } catch (IOException unreadable) {
            findings.error(String.valueOf(unreadable.getMessage()));
        }
        return findings.all();
    }

    /** A server whose SMTP is configured elsewhere has no such file. */
    private List<ConfigFinding> doors() {
        Path file = conf.resolve(SMTP);
        ConfigFindings findings = new ConfigFindings(file.toString());
        if (Files.isRegularFile(file)) {
            try {
                new DoorsCheck(findings).in(SmtpDoorsReader.read(file));
            } catch (IOException unreadable) {
                findings.error(String.valueOf(unreadable.getMessage()));
            }
        }
        return findings.all();
    }

    /** Values that nobody has set, and those that the sample has. */
    private static void values(MailetContainer container, ConfigFindings findings) {
        unset(container.postmaster())
                .ifPresent(name -> findings.error("postmaster takes its value from " + name + ", which is not set"));
        if (container.postmaster().endsWith("@" + EXAMPLE)) {
            findings.warning("postmaster is still that of the sample");
        }
        for (Step step : container.allSteps()) {
            step.parameters()
                    .forEach((parameter, value) -> unset(value)
                            .ifPresent(name -> findings.error(
                                    step, parameter + " takes its value from " + name + ", which is not set")));
            if (step.parameter("gateway").orElse("").endsWith("." + EXAMPLE)) {
                findings.warning(step, "gateway is still that of the sample");
            }
        }
    }

    private static Optional<String> unset(String value) {
        Matcher variable = VARIABLE.matcher(value);
        return variable.find() ? Optional.of("the environment variable " + variable.group(1)) : Optional.empty();
    }
}
