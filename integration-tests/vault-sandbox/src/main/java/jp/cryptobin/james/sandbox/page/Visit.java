package jp.cryptobin.james.sandbox.page;

import io.javalin.http.Context;
import java.time.Duration;

/** One browser at one secret link: its cookies and what they prove. */
public final class Visit {
    private static final String VISIT = "visit";
    private static final String ACCESS = "access";
    /** Long enough to save twenty files on a slow phone, short enough for a borrowed one. */
    private static final Duration ACCESS_LASTS = Duration.ofMinutes(15);

    private final Context ctx;
    private final Tokens tokens;
    private final String link;
    private final String path;
    private final boolean secure;

    /** @param path the URL path of the link, to which the cookies are bound */
    public Visit(Context ctx, Tokens tokens, String link, String path, boolean secure) {
        this.ctx = ctx;
        this.tokens = tokens;
        this.link = link;
        this.path = path;
        this.secure = secure;
    }

    /** What a form of this visit must carry; begins the visit if this is its first page. */
    public String csrf() {
        String visit = ctx.cookie(VISIT);
        if (visit == null) {
            visit = tokens.newVisit();
            setCookie(VISIT, visit);
        }
        return tokens.csrf(link, visit);
    }

    public boolean formIsOurs() {
        return tokens.csrfMatches(link, ctx.cookie(VISIT), ctx.formParam("csrf"));
    }

    void open() {
        setCookie(ACCESS, tokens.access(link, ACCESS_LASTS));
    }

    boolean isOpen() {
        return tokens.opens(link, ctx.cookie(ACCESS));
    }

    private void setCookie(String name, String value) {
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        name + "=" + value + "; Path=" + path + "; HttpOnly; SameSite=Strict"
                                + (secure ? "; Secure" : ""));
    }
}
