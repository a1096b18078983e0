package jp.cryptobin.james.sandbox.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.person.Person;

/** What a person sent: did it arrive, who fetched it, and how to take it back. Nobody sees what others sent. */
final class SentPages {
    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final DepositModel model;
    private final Doorman doorman;
    private final Layout layout;

    SentPages(Deposits deposits, Lifecycle lifecycle, DepositModel model, Doorman doorman, Layout layout) {
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.model = model;
        this.doorman = doorman;
        this.layout = layout;
    }

    void register(RoutesConfig routes) {
        routes.get("/sent", doorman.anybody(this::list));
        routes.get("/sent/{id}", doorman.anybody(this::show));
        routes.post("/sent/{id}/cancel", doorman.anybody(this::cancel));
    }

    private void list(Context ctx, Visitor visitor) {
        List<Deposit> own = deposits.all().stream()
                .filter(deposit -> owns(visitor.person(), deposit))
                .sorted(DepositModel.NEWEST_FIRST)
                .toList();
        Leaf<Deposit> leaf = Leaf.of(own, ctx.queryParam("page"));
        Map<String, Object> view = new HashMap<>(leaf.model());
        view.put(
                "deposits",
                leaf.items().stream()
                        .map(deposit -> model.of(deposit, Language.of(ctx)))
                        .toList());
        view.put("none", own.isEmpty());
        view.put("address", visitor.person().address());
        layout.render(ctx, visitor, 200, "sent", view);
    }

    private void show(Context ctx, Visitor visitor) {
        Optional<Deposit> found = own(ctx, visitor);
        if (found.isEmpty()) {
            layout.say(ctx, visitor, 404, "unknown-deposit-title", "unknown-deposit-text");
        } else {
            layout.render(ctx, visitor, 200, "deposit", model.of(found.get(), Language.of(ctx)));
        }
    }

    private void cancel(Context ctx, Visitor visitor) throws IOException {
        Optional<Deposit> found = own(ctx, visitor);
        if (found.isEmpty()) {
            layout.say(ctx, visitor, 404, "unknown-deposit-title", "unknown-deposit-text");
        } else {
            lifecycle.cancel(found.get().id(), visitor.person().display());
            ctx.header("Location", "/sent/" + found.get().id()).status(303);
        }
    }

    private Optional<Deposit> own(Context ctx, Visitor visitor) {
        return deposits.byId(ctx.pathParam("id")).filter(deposit -> owns(visitor.person(), deposit));
    }

    private static boolean owns(Person person, Deposit deposit) {
        return deposit.account().equals(person.loginId());
    }
}
