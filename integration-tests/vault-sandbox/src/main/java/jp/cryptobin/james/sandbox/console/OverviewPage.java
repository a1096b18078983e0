package jp.cryptobin.james.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.sandbox.api.Exchange;
import jp.cryptobin.james.sandbox.api.Exchanges;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.person.Registry;
import jp.cryptobin.james.sandbox.portal.Doorman;
import jp.cryptobin.james.sandbox.portal.Visitor;
import jp.cryptobin.james.sandbox.section.AccountState;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.section.SectionOffice;
import jp.cryptobin.james.sandbox.section.Service;

/** Whether all is well, and where not: the first thing an administrator wants to know. */
final class OverviewPage {
    private final SectionOffice office;
    private final Registry registry;
    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final Exchanges exchanges;
    private final Doorman doorman;
    private final AdminFrame frame;

    OverviewPage(
            SectionOffice office,
            Registry registry,
            Deposits deposits,
            Lifecycle lifecycle,
            Exchanges exchanges,
            Doorman doorman,
            AdminFrame frame) {
        this.office = office;
        this.registry = registry;
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.exchanges = exchanges;
        this.doorman = doorman;
        this.frame = frame;
    }

    void register(RoutesConfig routes) {
        routes.get("/admin", doorman.administrators(this::show));
    }

    private void show(Context ctx, Visitor visitor) {
        Language language = Language.of(ctx);
        Section section = office.section();
        List<Exchange> latest = exchanges.latest();
        long locked = registry.all().stream()
                .filter(person -> section.stateOf(person.loginId()) != AccountState.ACTIVE)
                .count();
        Map<String, Object> view = new HashMap<>();
        view.put("ready", section.service().state() == Service.State.READY);
        view.put(
                "service",
                language.text("service-" + SettingsForm.key(section.service().state())));
        view.put("autopilot", section.autopilot());
        view.put("approvalOn", section.approval().on());
        view.put("approvalBroken", !section.approval().valid());
        view.put("approvers", section.approval().approvers().size());
        view.put("deposits", deposits.all().size());
        view.put("fetchable", count(DepositState.DELIVERED));
        view.put("waiting", count(DepositState.AWAITING_APPROVAL));
        view.put("people", registry.all().size());
        view.put("troubled", locked);
        view.put("requests", latest.size());
        view.put(
                "refused",
                latest.stream().filter(exchange -> exchange.status() >= 400).count());
        frame.render(ctx, visitor, 200, "overview", view);
    }

    private long count(DepositState state) {
        return deposits.all().stream()
                .filter(deposit -> lifecycle.stateOf(deposit) == state)
                .count();
    }
}
