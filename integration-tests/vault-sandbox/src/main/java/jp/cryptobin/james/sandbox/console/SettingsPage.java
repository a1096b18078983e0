package jp.cryptobin.james.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.portal.Doorman;
import jp.cryptobin.james.sandbox.portal.Visitor;
import jp.cryptobin.james.sandbox.section.SectionOffice;

/** The section's settings in one form. */
final class SettingsPage {
    private static final String PATH = "/admin/settings";

    private final SectionOffice office;
    private final Doorman doorman;
    private final AdminFrame frame;

    SettingsPage(SectionOffice office, Doorman doorman, AdminFrame frame) {
        this.office = office;
        this.doorman = doorman;
        this.frame = frame;
    }

    void register(RoutesConfig routes) {
        routes.get(
                PATH,
                doorman.administrators(
                        (ctx, visitor) -> show(ctx, visitor, 200, SettingsForm.of(office.section()), "")));
        routes.post(PATH, doorman.administrators(this::save));
        routes.post(PATH + "/reset", doorman.administrators((ctx, visitor) -> {
            office.reset();
            ctx.header("Location", PATH + "?done=saved").status(303);
        }));
    }

    private void save(Context ctx, Visitor visitor) {
        SettingsForm form = SettingsForm.of(ctx);
        Optional<String> wrong = form.wrong();
        if (wrong.isPresent()) {
            Language language = Language.of(ctx);
            String field = language.text("setting-" + wrong.get());
            show(ctx, visitor, 422, form, language.text("setting-wrong", field));
        } else {
            office.change(form::applied);
            ctx.header("Location", PATH + "?done=saved").status(303);
        }
    }

    private void show(Context ctx, Visitor visitor, int status, SettingsForm form, String error) {
        Map<String, Object> view = new HashMap<>(form.model(Language.of(ctx)));
        view.put("error", error);
        view.put("failed", !error.isEmpty());
        frame.render(ctx, visitor, status, "settings", view);
    }
}
