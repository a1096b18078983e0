package jp.cryptobin.james.sandbox;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import jp.cryptobin.james.sandbox.admin.AdminApi;
import jp.cryptobin.james.sandbox.api.Credentials;
import jp.cryptobin.james.sandbox.api.DepositApi;
import jp.cryptobin.james.sandbox.api.DepositDesk;
import jp.cryptobin.james.sandbox.api.Exchanges;
import jp.cryptobin.james.sandbox.console.Console;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.deposit.PasswordGate;
import jp.cryptobin.james.sandbox.deposit.Sweeper;
import jp.cryptobin.james.sandbox.fault.Faults;
import jp.cryptobin.james.sandbox.fault.FaultyWire;
import jp.cryptobin.james.sandbox.notice.Outbox;
import jp.cryptobin.james.sandbox.notice.SmtpMailer;
import jp.cryptobin.james.sandbox.page.Pages;
import jp.cryptobin.james.sandbox.page.Times;
import jp.cryptobin.james.sandbox.page.WebPages;
import jp.cryptobin.james.sandbox.person.FirstAccount;
import jp.cryptobin.james.sandbox.person.People;
import jp.cryptobin.james.sandbox.person.Reception;
import jp.cryptobin.james.sandbox.person.Registry;
import jp.cryptobin.james.sandbox.portal.DepositModel;
import jp.cryptobin.james.sandbox.portal.Portal;
import jp.cryptobin.james.sandbox.section.SectionFile;
import jp.cryptobin.james.sandbox.section.SectionOffice;
import jp.cryptobin.james.sandbox.storage.MasterKey;
import jp.cryptobin.james.sandbox.storage.SealedFiles;
import org.jspecify.annotations.Nullable;

/** All parts of the vault, put together; only here is it known which part knows which. */
record Vault(
        Deposits deposits,
        Lifecycle lifecycle,
        Links links,
        SectionOffice office,
        Faults faults,
        FaultyWire wire,
        Exchanges exchanges,
        Sweeper sweeper,
        @Nullable Outbox outbox,
        DepositApi api,
        WebPages pages,
        Portal portal,
        Console console,
        List<FirstAccount> accountsMade)
        implements AutoCloseable {

    static Vault open(SandboxSettings settings, URI baseUrl, Clock clock, SecureRandom random) throws IOException {
        SandboxSettings.Rules rules = settings.rules();
        SealedFiles files = new SealedFiles(MasterKey.at(settings.keyFile(), random), random);
        Deposits deposits = Deposits.open(settings.directory(), files);
        Links links = new Links(baseUrl);
        Outbox outbox = outbox(settings, deposits, links, clock);
        Consumer<String> delivered = outbox == null ? id -> {} : outbox::delivered;
        Lifecycle lifecycle = new Lifecycle(deposits, clock, rules.zone(), rules.keptDays(), delivered);
        SectionOffice office = SectionOffice.open(
                FirstAccount.enter(settings.accounts(), settings.section()),
                new SectionFile(settings.directory(), files));
        Faults faults = new Faults();
        FaultyWire wire = new FaultyWire(faults);
        Exchanges exchanges = new Exchanges(clock);
        DepositDesk desk = new DepositDesk(deposits, lifecycle, office, rules.hashIterations(), random);
        Credentials credentials =
                new Credentials(settings.login().id(), settings.login().password(), random);
        DepositApi api = new DepositApi(desk, deposits, lifecycle, office, credentials, links, wire, exchanges);
        PasswordGate gate = new PasswordGate(deposits, rules.maxTries());
        boolean https = "https".equalsIgnoreCase(baseUrl.getScheme());
        Pages frame = new Pages(https);
        WebPages pages = new WebPages(deposits, lifecycle, gate, frame, random, clock);
        People people = People.open(settings.directory(), files);
        List<FirstAccount> made =
                FirstAccount.make(settings.accounts(), people, office, rules.hashIterations(), random);
        Reception reception = new Reception(people, office, clock, rules.hashIterations(), random);
        Times times = new Times(rules.zone());
        DepositModel model = new DepositModel(lifecycle, times);
        Portal portal = new Portal(people, reception, office, deposits, lifecycle, model, frame, random, clock);
        Registry registry = new Registry(people, office, rules.hashIterations(), random);
        Console console =
                new Console(office, registry, deposits, lifecycle, links, exchanges, faults, model, times, portal);
        Sweeper sweeper = new Sweeper(lifecycle);
        return new Vault(
                deposits, lifecycle, links, office, faults, wire, exchanges, sweeper, outbox, api, pages, portal,
                console, made);
    }

    void registerWeb(RoutesConfig routes) {
        api.register(routes);
        pages.register(routes);
        portal.register(routes);
        console.register(routes);
        new Failures(pages).register(routes);
    }

    void registerAdmin(RoutesConfig routes) {
        new AdminApi(office, faults, deposits, lifecycle, links, exchanges).register(routes);
    }

    void startWorkers() {
        sweeper.start();
        if (outbox != null) {
            outbox.start();
        }
    }

    /** Ends waiting that a fault ordered, so that a stop need not wait for it. */
    void stopFaults() {
        wire.close();
    }

    @Override
    public void close() throws IOException {
        stopFaults();
        sweeper.close();
        if (outbox != null) {
            outbox.close();
        }
        deposits.close();
    }

    private static @Nullable Outbox outbox(SandboxSettings settings, Deposits deposits, Links links, Clock clock) {
        SandboxSettings.Smtp smtp = settings.smtp();
        return smtp == null
                ? null
                : new Outbox(
                        deposits,
                        new SmtpMailer(smtp.host(), smtp.port(), smtp.from(), clock),
                        links,
                        clock,
                        settings.rules().noticeRetry());
    }
}
