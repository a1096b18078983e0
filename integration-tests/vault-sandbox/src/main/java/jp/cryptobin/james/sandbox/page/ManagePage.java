package jp.cryptobin.james.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.JournalEntry;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;

/** Where whoever holds the receipt's management link sees one deposit and cancels it, with or without an account. */
final class ManagePage {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);

    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final Tokens tokens;
    private final Pages pages;

    ManagePage(Deposits deposits, Lifecycle lifecycle, Tokens tokens, Pages pages) {
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.tokens = tokens;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.get("/m/{link}", this::show);
        routes.post("/m/{link}/cancel", this::cancel);
    }

    private void show(Context ctx) {
        Optional<Deposit> found = deposits.byManageLink(ctx.pathParam("link"));
        if (found.isEmpty()) {
            pages.say(ctx, 404, "unknown-title", "unknown-text");
            return;
        }
        Deposit deposit = found.get();
        DepositState state = lifecycle.stateOf(deposit);
        Map<String, Object> model = new HashMap<>();
        model.put("csrf", visit(ctx).csrf());
        model.put("subject", deposit.subject());
        model.put("deposited", SECONDS.format(deposit.depositedAt()));
        model.put("expires", SECONDS.format(deposit.expiresAt()));
        model.put(
                "state",
                Language.of(ctx)
                        .text("state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        model.put("detail", deposit.detail() == null ? "" : deposit.detail());
        model.put("cancellable", state.keepsFiles());
        model.put("recipients", deposit.recipients());
        model.put("files", deposit.files());
        pages.render(ctx, 200, "manage", model);
    }

    private void cancel(Context ctx) throws IOException {
        Optional<Deposit> found = deposits.byManageLink(ctx.pathParam("link"));
        if (found.isEmpty()) {
            pages.say(ctx, 404, "unknown-title", "unknown-text");
        } else if (!visit(ctx).formIsOurs()) {
            pages.say(ctx, 403, "closed-title", "closed-text");
        } else {
            lifecycle.cancel(found.get().id(), JournalEntry.LINK);
            ctx.header("Location", "/m/" + ctx.pathParam("link")).status(303);
        }
    }

    private Visit visit(Context ctx) {
        String link = ctx.pathParam("link");
        return new Visit(ctx, tokens, link, "/m/" + link, pages.https());
    }
}
