package jp.cryptobin.james.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import jp.cryptobin.james.sandbox.person.FirstAccount;

/** The sandbox as a process of its own. Stops on SIGTERM and SIGINT. */
public final class Main {
    private Main() {}

    /**
     * Starts and stays.
     *
     * @param arguments {@code --name=value}; the names stand in {@link Options} and in the message for a wrong one
     */
    public static void main(String[] arguments) {
        try {
            SecureRandom random = new SecureRandom();
            Options options = Options.of(List.of(arguments), System.getProperties());
            SandboxSettings settings = options.settings(random);
            VaultSandbox sandbox = VaultSandbox.start(settings, Clock.systemUTC(), random);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox), "stop"));
            announce(System.out, sandbox, settings, options);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("Vault sandbox not started: " + e.getMessage());
            System.exit(1);
        }
    }

    /** For people, and then one line for programs. */
    private static void announce(PrintStream out, VaultSandbox sandbox, SandboxSettings settings, Options options) {
        SandboxSettings.Smtp smtp = settings.smtp();
        out.println("Vault sandbox");
        out.println("  pages and API : " + sandbox.baseUrl());
        out.println("  log in at     : " + sandbox.baseUrl() + "/login");
        for (FirstAccount account : sandbox.accountsMade()) {
            out.println("    " + account.loginId() + " <" + account.address() + "> "
                    + (options.isNews(account)
                            ? account.password() + (account.trial() ? "" : "  (shown this once)")
                            : "(password as given)"));
        }
        out.println("  API login id  : " + settings.login().id());
        if (!options.hasPassword()) {
            out.println("  API password  : in " + options.passwordFile(settings.directory()));
        }
        out.println("  deposits in   : " + settings.directory() + ", "
                + sandbox.deposits().size() + " there");
        out.println("  notices by    : "
                + (smtp == null ? "nobody (no smtp-host)" : smtp.host() + ":" + smtp.port() + " from " + smtp.from()));
        out.println("vault-sandbox ready port=" + sandbox.port() + " admin-port="
                + (sandbox.adminPort().isPresent() ? sandbox.adminPort().getAsInt() : "off") + " base-url="
                + sandbox.baseUrl());
        out.flush();
    }

    private static void stop(VaultSandbox sandbox) {
        try {
            sandbox.close();
        } catch (IOException e) {
            System.err.println("Vault sandbox did not stop cleanly: " + e.getMessage());
        }
    }
}
