package jp.cryptobin.james.sandbox.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Predicate;
import jp.cryptobin.james.sandbox.page.Pages;
import jp.cryptobin.james.sandbox.person.People;
import jp.cryptobin.james.sandbox.person.Person;
import jp.cryptobin.james.sandbox.person.Reception;
import jp.cryptobin.james.sandbox.section.AccountState;
import jp.cryptobin.james.sandbox.section.SectionOffice;
import org.jspecify.annotations.Nullable;

/** Stands before every page that asks who you are, and before every form that changes something. */
public final class Doorman {
    private static final String COOKIE = "session";

    /** A page for somebody who is logged in. */
    @FunctionalInterface
    public interface PageForVisitor {
        void handle(Context ctx, Visitor visitor) throws Exception;
    }

    private final Sessions sessions;
    private final People people;
    private final SectionOffice office;
    private final Reception reception;
    private final Pages pages;

    Doorman(Sessions sessions, People people, SectionOffice office, Reception reception, Pages pages) {
        this.sessions = sessions;
        this.people = people;
        this.office = office;
        this.reception = reception;
        this.pages = pages;
    }

    public Handler anybody(PageForVisitor page) {
        return ctx -> admit(ctx, visitor -> true, page);
    }

    public Handler approvers(PageForVisitor page) {
        return ctx -> admit(ctx, Visitor::approver, page);
    }

    public Handler administrators(PageForVisitor page) {
        return ctx -> admit(ctx, Visitor::administrator, page);
    }

    /** For the page on which the new password itself is set. */
    Handler anybodyWithoutPassword(PageForVisitor page) {
        return ctx -> {
            Optional<Visitor> visitor = visitor(ctx);
            if (visitor.isEmpty()) {
                sendToLogin(ctx);
            } else {
                handle(ctx, visitor.get(), page);
            }
        };
    }

    /** Who is logged in with this browser, if anybody and if still welcome. */
    public Optional<Visitor> visitor(Context ctx) {
        return sessions.find(ctx.cookie(COOKIE))
                .flatMap(session -> people.byLogin(session.loginId())
                        .filter(person -> office.section().stateOf(person.loginId()) != AccountState.LOCKED)
                        .map(person -> new Visitor(
                                person,
                                session.csrf(),
                                office.section().approval().includes(person.address()))));
    }

    /** Lets somebody in under a fresh session; whatever cookie the browser brought is worth nothing afterwards. */
    void letIn(Context ctx, Person person) {
        sessions.find(ctx.cookie(COOKIE)).ifPresent(sessions::end);
        setCookie(ctx, sessions.begin(person.loginId()).id(), "");
    }

    void letOut(Context ctx) {
        sessions.find(ctx.cookie(COOKIE)).ifPresent(sessions::end);
        setCookie(ctx, "", "; Max-Age=0");
    }

    /** Ends every session of a person. */
    public void sendAway(String loginId) {
        sessions.endAll(loginId);
    }

    private void admit(Context ctx, Predicate<Visitor> allowed, PageForVisitor page) throws Exception {
        Optional<Visitor> visitor = visitor(ctx);
        if (visitor.isEmpty()) {
            sendToLogin(ctx);
        } else if (reception.needsNewPassword(visitor.get().person())) {
            ctx.header("Location", "/password").status(303);
        } else if (!allowed.test(visitor.get())) {
            pages.say(ctx, 403, "forbidden-title", "forbidden-text");
        } else {
            handle(ctx, visitor.get(), page);
        }
    }

    private void handle(Context ctx, Visitor visitor, PageForVisitor page) throws Exception {
        if (ctx.req().getMethod().equals("POST") && !formIsOurs(visitor, ctx.formParam("csrf"))) {
            pages.say(ctx, 403, "form-title", "form-text");
        } else {
            page.handle(ctx, visitor);
        }
    }

    private static boolean formIsOurs(Visitor visitor, @Nullable String csrf) {
        return csrf != null && MessageDigest.isEqual(visitor.csrf().getBytes(UTF_8), csrf.getBytes(UTF_8));
    }

    private static void sendToLogin(Context ctx) {
        String next = ctx.req().getMethod().equals("GET") ? "?next=" + URLEncoder.encode(ctx.path(), UTF_8) : "";
        ctx.header("Location", "/login" + next).status(303);
    }

    private void setCookie(Context ctx, String value, String more) {
        // Lax, so that a link in a mail finds its reader logged in; forms are held by their own secret.
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (pages.https() ? "; Secure" : "")
                                + more);
    }
}
