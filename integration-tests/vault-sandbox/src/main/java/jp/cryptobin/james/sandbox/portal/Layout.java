package jp.cryptobin.james.sandbox.portal;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.page.Pages;

/** The frame of every page for people who are logged in: where they can go, and who they are. */
public final class Layout {
    /** What a page can be told, after a form, that it says to its reader. */
    private static final Set<String> DONE =
            Set.of("password", "cancelled", "approved", "rejected", "invalid", "saved", "account", "removed", "faults");

    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final Pages pages;

    Layout(Deposits deposits, Lifecycle lifecycle, Pages pages) {
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.pages = pages;
    }

    /** Writes a page; its forms find their secret as {@code csrf}. */
    public void render(Context ctx, Visitor visitor, int status, String template, Map<String, Object> model) {
        Language language = Language.of(ctx);
        Map<String, Object> view = new HashMap<>(model);
        view.put("csrf", visitor.csrf());
        view.put("person", Map.of("name", visitor.person().display()));
        view.put("places", places(ctx, visitor, language));
        view.put("wide", true);
        String done = ctx.queryParam("done");
        boolean known = done != null && DONE.contains(done);
        view.put("done", known ? language.text("done-" + done) : "");
        view.put("isDone", known);
        pages.render(ctx, status, template, view);
    }

    public void say(Context ctx, Visitor visitor, int status, String title, String text) {
        Language language = Language.of(ctx);
        render(ctx, visitor, status, "message", Map.of("title", language.text(title), "text", language.text(text)));
    }

    private List<Map<String, Object>> places(Context ctx, Visitor visitor, Language language) {
        List<Map<String, Object>> places = new ArrayList<>();
        places.add(place(ctx, "/sent", language.text("place-sent"), 0));
        if (visitor.approver()) {
            places.add(place(ctx, "/approvals", language.text("place-approvals"), waiting()));
        }
        if (visitor.administrator()) {
            places.add(place(ctx, "/admin", language.text("place-admin"), 0));
        }
        return places;
    }

    private long waiting() {
        return deposits.all().stream()
                .filter(deposit -> lifecycle.stateOf(deposit) == DepositState.AWAITING_APPROVAL)
                .count();
    }

    private static Map<String, Object> place(Context ctx, String path, String text, long count) {
        boolean here = ctx.path().equals(path) || ctx.path().startsWith(path + "/");
        return Map.of("path", path, "text", text, "here", here, "counted", count > 0, "count", count);
    }
}
