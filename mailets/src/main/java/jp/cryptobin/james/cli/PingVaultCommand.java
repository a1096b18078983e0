package jp.cryptobin.james.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.cryptobin.james.check.ConfigurationCheck;
import jp.cryptobin.james.settings.GatewaySettings;
import jp.cryptobin.james.settings.SettingsException;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.vault.StatusOutcome;
import jp.cryptobin.james.vault.http.HttpCryptoBin;
import jp.cryptobin.james.vault.http.VaultSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks every vault of the settings whether it takes deposits from this gateway. */
@Command(
        name = "ping-vault",
        description = {
            "Connects to each vault of cryptobin.properties as the gateway would, and asks whether it takes deposits."
                    + " Uploads nothing. Run it with the environment of the server.",
            "Exit status: 0 all do, 1 some do not, 2 the settings cannot be read."
        })
final class PingVaultCommand implements Callable<Integer> {
    private static final int LONGEST_LINE = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "CONFDIR", description = "the folder conf of the server")
    private Path conf = Path.of("conf");

    private PingVaultCommand() {}

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        GatewaySettings settings;
        try {
            settings = new ConfigurationCheck(conf, System::getenv).settings();
        } catch (SettingsException wrong) {
            wrong.problems().forEach(problem -> out.println(DisplayText.line(problem, LONGEST_LINE)));
            return 2;
        }
        Map<String, VaultSettings> vaults = new LinkedHashMap<>();
        vaults.put("default", settings.vault());
        settings.tenants().forEach(tenant -> vaults.put("tenant " + tenant.name(), tenant.vault()));
        boolean allReady = true;
        for (Map.Entry<String, VaultSettings> vault : vaults.entrySet()) {
            allReady &= ping(out, vault.getKey(), vault.getValue());
        }
        return allReady ? 0 : 1;
    }

    private static boolean ping(PrintWriter out, String name, VaultSettings vault) {
        long start = System.nanoTime();
        StatusOutcome outcome = new HttpCryptoBin(vault, Clock.systemUTC()).status();
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        String what = outcome.foldStatus(
                ready -> "takes deposits for " + ready.account(),
                refused -> "REFUSES, " + refused.reason().number() + " ("
                        + refused.reason().code() + "): " + refused.detail(),
                unavailable -> "NOT AVAILABLE: " + unavailable.detail());
        out.println(
                DisplayText.line(name + ", " + vault.address() + ": " + what + ", " + millis + " ms", LONGEST_LINE));
        out.flush();
        return outcome.<Boolean, RuntimeException>foldStatus(ready -> true, refused -> false, unavailable -> false);
    }
}
