package jp.cryptobin.james.sandbox.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.page.Pages;
import jp.cryptobin.james.sandbox.page.Tokens;
import jp.cryptobin.james.sandbox.page.Visit;
import jp.cryptobin.james.sandbox.person.Person;
import jp.cryptobin.james.sandbox.person.Reception;
import org.jspecify.annotations.Nullable;

/** Logging in and out. */
final class SignIn {
    private static final String PATH = "/login";
    /** Pages of our own that a login may lead to. */
    private static final Pattern OWN_PAGE =
            Pattern.compile("/(sent|approvals|admin|password)(/[A-Za-z0-9-]{1,64}){0,3}");

    private final Reception reception;
    private final Doorman doorman;
    private final Tokens tokens;
    private final Pages pages;

    SignIn(Reception reception, Doorman doorman, Tokens tokens, Pages pages) {
        this.reception = reception;
        this.doorman = doorman;
        this.tokens = tokens;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, ctx -> ask(ctx, 200, "", ""));
        routes.post(PATH, this::logIn);
        routes.post("/logout", doorman.anybodyWithoutPassword((ctx, visitor) -> {
            doorman.letOut(ctx);
            ctx.header("Location", PATH).status(303);
        }));
    }

    private void logIn(Context ctx) {
        String loginId = field(ctx, "login").strip();
        if (!visit(ctx).formIsOurs()) {
            ask(ctx, 403, loginId, Language.of(ctx).text("login-stale"));
            return;
        }
        Reception.LoginOutcome answer = reception.logIn(loginId, field(ctx, "password"), ctx.ip());
        if (answer instanceof Reception.LoginOutcome.Welcome welcome) {
            doorman.letIn(ctx, welcome.person());
            ctx.header("Location", next(ctx, welcome.person())).status(303);
        } else if (answer instanceof Reception.LoginOutcome.Wait wait) {
            long seconds = seconds(wait.remaining());
            ctx.header("Retry-After", Long.toString(seconds));
            ask(ctx, 429, loginId, Language.of(ctx).text("login-wait", seconds));
        } else {
            boolean locked = answer instanceof Reception.LoginOutcome.Locked;
            ask(ctx, 403, loginId, Language.of(ctx).text(locked ? "login-locked" : "login-wrong"));
        }
    }

    private void ask(Context ctx, int status, String loginId, String error) {
        pages.render(
                ctx,
                status,
                "login",
                Map.of(
                        "csrf",
                        visit(ctx).csrf(),
                        "login",
                        loginId,
                        "next",
                        destination(ctx.queryParam("next")),
                        "error",
                        error,
                        "failed",
                        !error.isEmpty()));
    }

    private String next(Context ctx, Person person) {
        if (reception.needsNewPassword(person)) {
            return "/password";
        }
        String next = destination(ctx.queryParam("next"));
        return next.isEmpty() ? person.administrator() ? "/admin" : "/sent" : next;
    }

    /** Only to pages of our own, whatever the link says. */
    private static String destination(@Nullable String next) {
        return next != null && OWN_PAGE.matcher(next).matches() ? next : "";
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    private static long seconds(Duration remaining) {
        return remaining.plusMillis(999).toSeconds();
    }

    private Visit visit(Context ctx) {
        return new Visit(ctx, tokens, PATH, PATH, pages.https());
    }
}
