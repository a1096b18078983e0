package jp.cryptobin.james.sandbox.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.util.Set;
import jp.cryptobin.james.sandbox.api.Exchanges;
import jp.cryptobin.james.sandbox.contract.Json;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.JournalEntry;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.fault.Fault;
import jp.cryptobin.james.sandbox.fault.Faults;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.section.SectionOffice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The control port: on loopback only and without login, so it is off unless asked for. A page in a browser cannot use
 * it: the host must be a loopback name, and what changes anything must be JSON.
 */
public final class AdminApi {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
    private static final Set<String> WITH_BODY = Set.of("POST", "PATCH", "PUT");

    private final SectionOffice office;
    private final Faults faults;
    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final Links links;
    private final Exchanges exchanges;

    public AdminApi(
            SectionOffice office,
            Faults faults,
            Deposits deposits,
            Lifecycle lifecycle,
            Links links,
            Exchanges exchanges) {
        this.office = office;
        this.faults = faults;
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.links = links;
        this.exchanges = exchanges;
    }

    public void register(RoutesConfig routes) {
        routes.before(AdminApi::guard);
        routes.get("/section", ctx -> answer(ctx, office.section()));
        routes.patch("/section", this::patchSection);
        routes.delete("/section", ctx -> answer(ctx, office.reset()));
        routes.get("/faults", ctx -> answer(ctx, faults.pending()));
        routes.post("/faults", this::addFault);
        routes.delete("/faults", this::clearFaults);
        routes.get("/deposits", this::listDeposits);
        routes.post("/deposits/{id}/decision", this::decide);
        routes.post("/deposits/{id}/expiry", this::expire);
        routes.get("/exchanges", ctx -> answer(ctx, exchanges.latest()));
        routes.exception(JacksonException.class, (e, ctx) -> badRequest(ctx, e.getOriginalMessage()));
        routes.exception(IllegalArgumentException.class, (e, ctx) -> badRequest(ctx, String.valueOf(e.getMessage())));
    }

    private static void guard(Context ctx) {
        if (!LOOPBACK.contains(ctx.req().getServerName())) {
            throw new ForbiddenResponse("The control port answers to loopback names only");
        }
        String type = ctx.contentType();
        if (WITH_BODY.contains(ctx.req().getMethod()) && (type == null || !type.startsWith("application/"))) {
            throw new UnsupportedMediaTypeResponse("Send application/json");
        }
    }

    private void patchSection(Context ctx) {
        JsonNode patch = Json.mapper().readTree(ctx.body());
        if (!patch.isObject()) {
            throw new BadRequestResponse("Send a JSON object that names what changes");
        }
        answer(ctx, office.change(section -> patched(section, patch)));
    }

    private static Section patched(Section section, JsonNode patch) {
        return Json.mapper().treeToValue(MergePatch.apply(Json.mapper().valueToTree(section), patch), Section.class);
    }

    private void addFault(Context ctx) {
        faults.add(Json.mapper().readValue(ctx.body(), Fault.class));
        answer(ctx, faults.pending());
    }

    private void clearFaults(Context ctx) {
        faults.clear();
        answer(ctx, faults.pending());
    }

    private void listDeposits(Context ctx) {
        answer(ctx, deposits.all().stream().map(this::view).toList());
    }

    private void decide(Context ctx) throws IOException {
        Decision decision = Json.mapper().readValue(ctx.body(), Decision.class);
        Deposit decided = lifecycle
                .decide(ctx.pathParam("id"), decision.state(), decision.detail(), JournalEntry.CONTROL)
                .orElseThrow(() -> new NotFoundResponse("No such deposit"));
        answer(ctx, view(decided));
    }

    private void expire(Context ctx) throws IOException {
        Deposit expired =
                lifecycle.expire(ctx.pathParam("id")).orElseThrow(() -> new NotFoundResponse("No such deposit"));
        answer(ctx, view(expired));
    }

    private DepositView view(Deposit deposit) {
        return DepositView.of(deposit, lifecycle.stateOf(deposit), links);
    }

    private static void answer(Context ctx, Object body) {
        ctx.contentType("application/json").result(Json.mapper().writeValueAsBytes(body));
    }

    private static void badRequest(Context ctx, String why) {
        ctx.status(400).contentType("text/plain; charset=utf-8").result(why);
    }
}
