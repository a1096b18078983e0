package jp.cryptobin.james.sandbox;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.sandbox.api.Exchange;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.JournalEntry;
import jp.cryptobin.james.sandbox.deposit.Recipient;
import jp.cryptobin.james.sandbox.fault.Fault;
import jp.cryptobin.james.sandbox.http.Bound;
import jp.cryptobin.james.sandbox.http.HttpServers;
import jp.cryptobin.james.sandbox.person.FirstAccount;
import jp.cryptobin.james.sandbox.section.Section;
import org.jspecify.annotations.Nullable;

/**
 * A running vault: the API of {@code docs/vault-api.yaml}, the pages, the notices and, if asked for, the control port.
 * What a test may do to it stands here, and over the control port for a vault in another process.
 */
public final class VaultSandbox implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Vault vault;
    private final Bound bound;
    private final Javalin web;
    private final @Nullable Bound adminBound;
    private final @Nullable Javalin admin;

    private VaultSandbox(Vault vault, Bound bound, Javalin web, @Nullable Bound adminBound, @Nullable Javalin admin) {
        this.vault = vault;
        this.bound = bound;
        this.web = web;
        this.adminBound = adminBound;
        this.admin = admin;
    }

    /**
     * Starts a sandbox; when this returns it answers.
     *
     * @throws IOException when a port is taken, or the directory or its key cannot be used
     */
    public static VaultSandbox start(SandboxSettings settings, Clock clock, SecureRandom random) throws IOException {
        try (Undo undo = new Undo()) {
            Bound bound = undo.add(Bound.to(settings.host(), settings.port()));
            Vault vault = undo.add(Vault.open(settings, baseUrl(settings, bound), clock, random));
            Javalin web = HttpServers.start(bound, settings.tls(), vault::registerWeb);
            undo.add(web::stop);
            Bound adminBound = null;
            Javalin admin = null;
            if (settings.adminPort() != SandboxSettings.NO_ADMIN) {
                adminBound = undo.add(Bound.to(LOOPBACK, settings.adminPort()));
                admin = HttpServers.start(adminBound, null, vault::registerAdmin);
                undo.add(admin::stop);
            }
            vault.startWorkers();
            undo.keep();
            return new VaultSandbox(vault, bound, web, adminBound, admin);
        }
    }

    /** Where people and the gateway reach it. */
    public URI baseUrl() {
        return vault.links().base();
    }

    public int port() {
        return bound.port();
    }

    /** Every method and path that people and gateway can call, as {@code GET /sent/{id}}. */
    List<String> routes() {
        return web.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint.method + " " + handler.endpoint.path)
                .toList();
    }

    /** The control port, if it is on. */
    public OptionalInt adminPort() {
        return adminBound == null ? OptionalInt.empty() : OptionalInt.of(adminBound.port());
    }

    public Section section() {
        return vault.office().section();
    }

    public Section changeSection(UnaryOperator<Section> change) {
        return vault.office().change(change);
    }

    /** Orders a fault for a request to come. */
    public void order(Fault fault) {
        vault.faults().add(fault);
    }

    /** Faults that no request has met yet. */
    public List<Fault> pendingFaults() {
        return vault.faults().pending();
    }

    /** The accounts whose password was set by this start. */
    public List<FirstAccount> accountsMade() {
        return vault.accountsMade();
    }

    public List<Deposit> deposits() {
        return vault.deposits().all();
    }

    /** The approver's decision; see {@code Lifecycle.decide}. */
    public void decide(String id, DepositState decision, @Nullable String detail) throws IOException {
        vault.lifecycle().decide(id, decision, detail, JournalEntry.CONTROL);
    }

    /** The page on which this recipient fetches the files. */
    public URI downloadUrl(Recipient recipient) {
        return vault.links().download(recipient);
    }

    /** The latest requests to the API and their answers, oldest first. */
    public List<Exchange> exchanges() {
        return vault.exchanges().latest();
    }

    /** Stops taking requests, lets the running ones end, and lets go of the directory. */
    @Override
    public void close() throws IOException {
        vault.stopFaults();
        web.stop();
        if (admin != null) {
            admin.stop();
        }
        vault.close();
    }

    private static URI baseUrl(SandboxSettings settings, Bound bound) {
        URI given = settings.baseUrl();
        return given != null
                ? given
                : URI.create((settings.tls() == null ? "http://" : "https://") + bound.host() + ":" + bound.port());
    }
}
