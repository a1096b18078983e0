package jp.cryptobin.james.sandbox.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.person.Person;
import jp.cryptobin.james.sandbox.person.Reception;

/** Where people set a password of their own, by choice or because the account waits for one. */
final class OwnPassword {
    private static final String PATH = "/password";

    private final Reception reception;
    private final Doorman doorman;
    private final Layout layout;

    OwnPassword(Reception reception, Doorman doorman, Layout layout) {
        this.reception = reception;
        this.doorman = doorman;
        this.layout = layout;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, doorman.anybodyWithoutPassword((ctx, visitor) -> ask(ctx, 200, visitor, "")));
        routes.post(PATH, doorman.anybodyWithoutPassword(this::change));
    }

    private void change(Context ctx, Visitor visitor) throws IOException {
        Person person = visitor.person();
        String fresh = field(ctx, "new");
        switch (reception.changePassword(person, field(ctx, "old"), fresh, field(ctx, "again"))) {
            case DONE -> {
                // Whoever else uses this account has to know the new password.
                doorman.sendAway(person.loginId());
                doorman.letIn(ctx, person);
                ctx.header("Location", "/sent?done=password").status(303);
            }
            case OLD_WRONG -> refuse(ctx, visitor, "own-password-old-wrong");
            case NOT_TWICE -> refuse(ctx, visitor, "own-password-not-twice");
            case TOO_WEAK -> refuse(ctx, visitor, "own-password-weak");
            case SAME -> refuse(ctx, visitor, "own-password-same");
        }
    }

    private void refuse(Context ctx, Visitor visitor, String why) {
        ask(ctx, 422, visitor, Language.of(ctx).text(why));
    }

    private void ask(Context ctx, int status, Visitor visitor, String error) {
        layout.render(
                ctx,
                visitor,
                status,
                "own-password",
                Map.of(
                        "forced",
                        reception.needsNewPassword(visitor.person()),
                        "login",
                        visitor.person().loginId(),
                        "error",
                        error,
                        "failed",
                        !error.isEmpty()));
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}
