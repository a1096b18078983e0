package jp.cryptobin.james.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.sandbox.api.Exchanges;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.portal.DepositModel;
import jp.cryptobin.james.sandbox.portal.Doorman;
import jp.cryptobin.james.sandbox.portal.Leaf;
import jp.cryptobin.james.sandbox.portal.Visitor;
import org.jspecify.annotations.Nullable;

/** Every deposit of the section, with what the gateway said and was told about it. */
final class DepositsPage {
    private static final String PATH = "/admin/deposits";

    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final Links links;
    private final Exchanges exchanges;
    private final DepositModel model;
    private final ExchangeModel exchangeModel;
    private final Doorman doorman;
    private final AdminFrame frame;

    DepositsPage(
            Deposits deposits,
            Lifecycle lifecycle,
            Links links,
            Exchanges exchanges,
            DepositModel model,
            ExchangeModel exchangeModel,
            Doorman doorman,
            AdminFrame frame) {
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.links = links;
        this.exchanges = exchanges;
        this.model = model;
        this.exchangeModel = exchangeModel;
        this.doorman = doorman;
        this.frame = frame;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, doorman.administrators(this::list));
        routes.get(PATH + "/{id}", doorman.administrators(this::show));
        routes.post(
                PATH + "/{id}/cancel",
                doorman.administrators((ctx, visitor) -> lifecycle.cancel(id(ctx), who(ctx, visitor))));
        routes.post(PATH + "/{id}/approve", decision(DepositState.DELIVERED));
        routes.post(PATH + "/{id}/reject", decision(DepositState.REJECTED));
        routes.post(PATH + "/{id}/invalid", decision(DepositState.APPROVAL_INVALID));
    }

    private Handler decision(DepositState decision) {
        return doorman.administrators((ctx, visitor) -> decide(ctx, visitor, decision));
    }

    private void decide(Context ctx, Visitor visitor, DepositState decision) throws IOException {
        lifecycle.decide(id(ctx), decision, reason(ctx), who(ctx, visitor));
    }

    private void list(Context ctx, Visitor visitor) {
        List<Deposit> all =
                deposits.all().stream().sorted(DepositModel.NEWEST_FIRST).toList();
        Leaf<Deposit> leaf = Leaf.of(all, ctx.queryParam("page"));
        Map<String, Object> view = new HashMap<>(leaf.model());
        view.put(
                "deposits",
                leaf.items().stream()
                        .map(deposit -> model.of(deposit, Language.of(ctx)))
                        .toList());
        view.put("none", all.isEmpty());
        frame.render(ctx, visitor, 200, "deposits", view);
    }

    private void show(Context ctx, Visitor visitor) {
        Optional<Deposit> found = deposits.byId(ctx.pathParam("id"));
        if (found.isEmpty()) {
            frame.say(ctx, visitor, 404, "unknown-deposit-title", "unknown-deposit-text");
            return;
        }
        Deposit deposit = found.get();
        Map<String, Object> view = new HashMap<>(model.of(deposit, Language.of(ctx)));
        view.put(
                "links",
                deposit.recipients().stream()
                        .map(recipient -> Map.of(
                                "address", recipient.address(),
                                "url", links.download(recipient).toString(),
                                "tries", recipient.failedTries()))
                        .toList());
        view.put(
                "exchanges",
                exchanges.latest().stream()
                        .filter(exchange -> deposit.id().equals(exchange.depositId()))
                        .map(exchangeModel::of)
                        .toList());
        view.put("self", PATH + "/" + deposit.id());
        frame.render(ctx, visitor, 200, "deposit", view);
    }

    /** After the change back to the deposit, which shows what came of it. */
    private static String who(Context ctx, Visitor visitor) {
        ctx.header("Location", PATH + "/" + id(ctx)).status(303);
        return visitor.person().display();
    }

    private static String id(Context ctx) {
        String id = ctx.pathParam("id");
        return id.matches("[0-9a-f]{1,64}") ? id : "-";
    }

    private static @Nullable String reason(Context ctx) {
        String reason = ctx.formParam("reason");
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}
