package jp.cryptobin.james.sandbox.console;

import io.javalin.config.RoutesConfig;
import jp.cryptobin.james.sandbox.api.Exchanges;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.fault.Faults;
import jp.cryptobin.james.sandbox.page.Times;
import jp.cryptobin.james.sandbox.person.Registry;
import jp.cryptobin.james.sandbox.portal.DepositModel;
import jp.cryptobin.james.sandbox.portal.Portal;
import jp.cryptobin.james.sandbox.section.SectionOffice;

/** All pages of the administrator. */
public final class Console {
    private final OverviewPage overview;
    private final SettingsPage settings;
    private final AccountsPage accounts;
    private final DepositsPage deposits;
    private final WirePages wire;

    public Console(
            SectionOffice office,
            Registry registry,
            Deposits deposits,
            Lifecycle lifecycle,
            Links links,
            Exchanges exchanges,
            Faults faults,
            DepositModel model,
            Times times,
            Portal portal) {
        AdminFrame frame = new AdminFrame(portal.layout());
        ExchangeModel exchangeModel = new ExchangeModel(times);
        this.overview = new OverviewPage(office, registry, deposits, lifecycle, exchanges, portal.doorman(), frame);
        this.settings = new SettingsPage(office, portal.doorman(), frame);
        this.accounts = new AccountsPage(registry, office, portal.doorman(), frame);
        this.deposits =
                new DepositsPage(deposits, lifecycle, links, exchanges, model, exchangeModel, portal.doorman(), frame);
        this.wire = new WirePages(exchanges, faults, exchangeModel, portal.doorman(), frame);
    }

    public void register(RoutesConfig routes) {
        overview.register(routes);
        settings.register(routes);
        accounts.register(routes);
        deposits.register(routes);
        wire.register(routes);
    }
}
