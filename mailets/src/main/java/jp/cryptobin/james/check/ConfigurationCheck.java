package jp.cryptobin.james.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.cryptobin.james.check.Finding.Severity;
import jp.cryptobin.james.extension.GatewaySettings;
import jp.cryptobin.james.extension.SettingsException;
import org.jspecify.annotations.Nullable;

/** Checks the folder {@code conf} of a server: the gateway's settings, and what {@code mailetcontainer.xml} says. */
public final class ConfigurationCheck {
    private static final String SETTINGS = "cryptobin.properties";
    private static final String CONTAINER = "mailetcontainer.xml";
    private static final String EXAMPLE = "example.com";
    private static final String UNKNOWN_POSTMASTER = "postmaster@localhost";

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

    /** Everything that was found, first in the settings, then in the order of the mailet container. */
    public List<Finding> run() {
        List<Finding> all = new ArrayList<>();
        Optional<GatewaySettings> settings = settings(all);
        all.addAll(container(settings.map(GatewaySettings::postmaster).orElse(UNKNOWN_POSTMASTER)));
        return List.copyOf(all);
    }

    private Optional<GatewaySettings> settings(List<Finding> all) {
        Path file = conf.resolve(SETTINGS);
        if (!Files.isRegularFile(file)) {
            all.add(new Finding(Severity.ERROR, file.toString(), "is missing"));
            return Optional.empty();
        }
        try {
            GatewaySettings settings = settings();
            if (settings.vault().address().getHost().endsWith(EXAMPLE)) {
                all.add(new Finding(Severity.WARNING, file.toString(), "vault.url is still that of the sample"));
            }
            if (settings.postmaster().endsWith("@" + EXAMPLE)) {
                all.add(new Finding(Severity.WARNING, file.toString(), "postmaster is still that of the sample"));
            }
            return Optional.of(settings);
        } catch (SettingsException wrong) {
            for (String problem : wrong.problems()) {
                all.add(new Finding(Severity.ERROR, file.toString(), problem.replace(file + ": ", "")));
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

    private List<Finding> container(String postmaster) {
        Path file = conf.resolve(CONTAINER);
        Findings findings = new Findings(file.toString());
        if (!Files.isRegularFile(file)) {
            findings.error("is missing");
            return findings.all();
        }
        try {
            MailetContainer container = MailetContainerReader.read(file, environment);
            Map<Step, Map<String, String>> targets = new NamesCheck(container, directory(), postmaster, findings).run();
            new RoutesCheck(container, targets, findings).run();
            new PipelineCheck(container, targets, findings).run();
            if (container.postmaster().endsWith("@" + EXAMPLE)) {
                findings.warning("postmaster is still that of the sample");
            }
            container.allSteps().stream()
                    .filter(step -> step.parameter("gateway").orElse("").endsWith("." + EXAMPLE))
                    .forEach(step -> findings.warning(step, "gateway is still that of the sample"));
        } catch (IOException unreadable) {
            findings.error(String.valueOf(unreadable.getMessage()));
        }
        return findings.all();
    }
}
