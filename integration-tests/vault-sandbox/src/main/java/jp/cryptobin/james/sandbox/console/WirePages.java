package jp.cryptobin.james.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.cryptobin.james.sandbox.api.Exchange;
import jp.cryptobin.james.sandbox.api.Exchanges;
import jp.cryptobin.james.sandbox.fault.Fault;
import jp.cryptobin.james.sandbox.fault.FaultKind;
import jp.cryptobin.james.sandbox.fault.Faults;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.portal.Doorman;
import jp.cryptobin.james.sandbox.portal.Leaf;
import jp.cryptobin.james.sandbox.portal.Visitor;

/** For those who connect a gateway: what came over the API, and faults to see how the gateway bears them. */
final class WirePages {
    private static final String EXCHANGES = "/admin/exchanges";
    private static final String FAULTS = "/admin/faults";
    private static final Set<String> METHODS = Set.of("POST", "GET", "DELETE");

    private final Exchanges exchanges;
    private final Faults faults;
    private final ExchangeModel model;
    private final Doorman doorman;
    private final AdminFrame frame;

    WirePages(Exchanges exchanges, Faults faults, ExchangeModel model, Doorman doorman, AdminFrame frame) {
        this.exchanges = exchanges;
        this.faults = faults;
        this.model = model;
        this.doorman = doorman;
        this.frame = frame;
    }

    void register(RoutesConfig routes) {
        routes.get(EXCHANGES, doorman.administrators(this::log));
        routes.get(FAULTS, doorman.administrators((ctx, visitor) -> show(ctx, visitor, 200, "")));
        routes.post(FAULTS, doorman.administrators(this::add));
        routes.post(FAULTS + "/clear", doorman.administrators((ctx, visitor) -> {
            faults.clear();
            ctx.header("Location", FAULTS + "?done=faults").status(303);
        }));
    }

    private void log(Context ctx, Visitor visitor) {
        List<Exchange> latestFirst = new ArrayList<>(exchanges.latest());
        Collections.reverse(latestFirst);
        Leaf<Exchange> leaf = Leaf.of(latestFirst, ctx.queryParam("page"));
        Map<String, Object> view = new HashMap<>(leaf.model());
        view.put("exchanges", leaf.items().stream().map(model::of).toList());
        view.put("none", latestFirst.isEmpty());
        frame.render(ctx, visitor, 200, "exchanges", view);
    }

    private void add(Context ctx, Visitor visitor) {
        Optional<FaultKind> kind = Arrays.stream(FaultKind.values())
                .filter(value -> value.name().equals(ctx.formParam("kind")))
                .findFirst();
        String method = String.valueOf(ctx.formParam("method"));
        String times = String.valueOf(ctx.formParam("times"));
        String delay = String.valueOf(ctx.formParam("delay"));
        if (kind.isEmpty()
                || !METHODS.contains(method)
                || !times.matches("[1-9][0-9]{0,3}")
                || !delay.matches("[0-9]{1,6}")) {
            show(ctx, visitor, 422, Language.of(ctx).text("fault-wrong"));
        } else {
            faults.add(new Fault(kind.get(), method, Integer.parseInt(times), Long.parseLong(delay)));
            ctx.header("Location", FAULTS + "?done=faults").status(303);
        }
    }

    private void show(Context ctx, Visitor visitor, int status, String error) {
        Language language = Language.of(ctx);
        List<Fault> pending = faults.pending();
        Map<String, Object> view = new HashMap<>();
        view.put(
                "pending",
                pending.stream()
                        .map(fault -> Map.of(
                                "kind", text(fault.kind(), language),
                                "method", fault.method(),
                                "times", fault.times()))
                        .toList());
        view.put("none", pending.isEmpty());
        view.put(
                "kinds",
                Arrays.stream(FaultKind.values())
                        .map(kind -> Map.of("value", kind.name(), "text", text(kind, language)))
                        .toList());
        view.put("error", error);
        view.put("failed", !error.isEmpty());
        frame.render(ctx, visitor, status, "faults", view);
    }

    private static String text(FaultKind kind, Language language) {
        return language.text("fault-" + SettingsForm.key(kind));
    }
}
