package jp.cryptobin.james.sandbox.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.JournalEntry;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.page.Language;
import org.jspecify.annotations.Nullable;

/** What waits for a decision, longest first, and what was decided by whom. */
final class ApprovalPages {
    private static final int LONGEST_REASON = 200;
    private static final Set<JournalEntry.Act> DECISIONS =
            Set.of(JournalEntry.Act.APPROVED, JournalEntry.Act.REJECTED, JournalEntry.Act.APPROVAL_INVALID);

    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final DepositModel model;
    private final Doorman doorman;
    private final Layout layout;

    ApprovalPages(Deposits deposits, Lifecycle lifecycle, DepositModel model, Doorman doorman, Layout layout) {
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.model = model;
        this.doorman = doorman;
        this.layout = layout;
    }

    void register(RoutesConfig routes) {
        routes.get("/approvals", doorman.approvers((ctx, visitor) -> list(ctx, visitor, 200, "")));
        routes.post("/approvals/{id}/approve", doorman.approvers(this::approve));
        routes.post("/approvals/{id}/reject", doorman.approvers(this::reject));
    }

    private void list(Context ctx, Visitor visitor, int status, String error) {
        Language language = Language.of(ctx);
        List<Map<String, Object>> waiting = deposits.all().stream()
                .filter(this::waits)
                .sorted(DepositModel.NEWEST_FIRST.reversed())
                .map(deposit -> model.of(deposit, language))
                .toList();
        List<Deposit> decided = deposits.all().stream()
                .filter(deposit -> decision(deposit).isPresent())
                .sorted(Comparator.comparing((Deposit deposit) ->
                                decision(deposit).orElseThrow().at())
                        .reversed()
                        .thenComparing(Deposit::id))
                .toList();
        Leaf<Deposit> leaf = Leaf.of(decided, ctx.queryParam("page"));
        Map<String, Object> view = new HashMap<>(leaf.model());
        view.put("waiting", waiting);
        view.put("nothingWaits", waiting.isEmpty());
        view.put(
                "decided",
                leaf.items().stream()
                        .map(deposit -> model.of(deposit, language))
                        .toList());
        view.put("anyDecided", !decided.isEmpty());
        view.put("self", "/approvals");
        view.put("error", error);
        view.put("failed", !error.isEmpty());
        layout.render(ctx, visitor, status, "approvals", view);
    }

    private void approve(Context ctx, Visitor visitor) throws IOException {
        decide(ctx, visitor, DepositState.DELIVERED, null, "approved");
    }

    private void reject(Context ctx, Visitor visitor) throws IOException {
        String given = ctx.formParam("reason");
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            list(ctx, visitor, 422, Language.of(ctx).text("reason-missing", LONGEST_REASON));
        } else {
            decide(ctx, visitor, DepositState.REJECTED, reason, "rejected");
        }
    }

    private void decide(Context ctx, Visitor visitor, DepositState decision, @Nullable String reason, String done)
            throws IOException {
        Optional<Deposit> found = deposits.byId(ctx.pathParam("id")).filter(this::waits);
        String by = visitor.person().display();
        boolean decided = found.isPresent()
                && lifecycle
                        .decide(found.get().id(), decision, reason, by)
                        .flatMap(ApprovalPages::decision)
                        .filter(entry -> entry.by().equals(by))
                        .isPresent();
        if (decided) {
            ctx.header("Location", "/approvals?done=" + done).status(303);
        } else {
            list(ctx, visitor, 409, Language.of(ctx).text("decided-meanwhile"));
        }
    }

    private boolean waits(Deposit deposit) {
        return lifecycle.stateOf(deposit) == DepositState.AWAITING_APPROVAL;
    }

    private static Optional<JournalEntry> decision(Deposit deposit) {
        return deposit.journal().stream()
                .filter(entry -> DECISIONS.contains(entry.act()))
                .findFirst();
    }
}
