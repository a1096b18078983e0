package jp.cryptobin.james.sandbox.console;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.portal.Layout;
import jp.cryptobin.james.sandbox.portal.Visitor;

/** The frame of the administrator's pages, with the way from one to the other. */
final class AdminFrame {
    private static final List<String> ROOMS =
            List.of("overview", "settings", "accounts", "deposits", "exchanges", "faults");

    private final Layout layout;

    AdminFrame(Layout layout) {
        this.layout = layout;
    }

    void render(Context ctx, Visitor visitor, int status, String room, Map<String, Object> model) {
        Language language = Language.of(ctx);
        Map<String, Object> view = new HashMap<>(model);
        view.put(
                "rooms",
                ROOMS.stream().map(other -> room(other, room, language)).toList());
        view.putIfAbsent("self", path(room));
        layout.render(ctx, visitor, status, "admin-" + room, view);
    }

    void say(Context ctx, Visitor visitor, int status, String title, String text) {
        layout.say(ctx, visitor, status, title, text);
    }

    private static Map<String, Object> room(String room, String here, Language language) {
        return Map.of("path", path(room), "text", language.text("admin-" + room + "-title"), "here", room.equals(here));
    }

    private static String path(String room) {
        return room.equals("overview") ? "/admin" : "/admin/" + room;
    }
}
