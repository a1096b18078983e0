package jp.cryptobin.james.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.javalin.http.Context;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Renders the pages and sets the headers that keep them and their secret URLs to themselves. */
public final class Pages {
    private final boolean https;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(true).withLoader(Pages::read);

    /** @param https whether people reach the server by https */
    public Pages(boolean https) {
        this.https = https;
    }

    public boolean https() {
        return https;
    }

    /**
     * Writes a page. The template sees the model, the texts as {@code t}, and the language. The title is the text
     * {@code <template>-title}, unless the model has one.
     */
    public void render(Context ctx, int status, String template, Map<String, Object> model) {
        Language language = Language.of(ctx);
        Map<String, Object> view = new HashMap<>(model);
        view.put("t", language.messages());
        view.put("lang", language.tag());
        view.put("query", ctx.queryParam("lang") == null ? "" : "?lang=" + language.tag());
        view.putIfAbsent("self", ctx.path());
        if (!view.containsKey("title")) {
            view.put("title", language.text(template + "-title"));
        }
        language.remember(ctx, https);
        String html = templates
                .computeIfAbsent(template, name -> compiler.loadTemplate(name))
                .execute(view);
        protect(
                ctx,
                "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        ctx.header("Content-Language", language.tag());
        ctx.header("Vary", "Accept-Language");
        ctx.status(status).contentType("text/html; charset=utf-8").result(html);
    }

    /** A page that only says something. */
    public void say(Context ctx, int status, String title, String text) {
        Language language = Language.of(ctx);
        render(ctx, status, "message", Map.of("title", language.text(title), "text", language.text(text)));
    }

    void protect(Context ctx, String contentSecurityPolicy) {
        ctx.header("Content-Security-Policy", contentSecurityPolicy)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .header("X-Robots-Tag", "noindex, nofollow");
        if (https) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** The one style sheet. */
    void style(Context ctx) throws IOException {
        try (InputStream css = resource("style.css")) {
            protect(ctx, "default-src 'none'");
            ctx.header("Cache-Control", "public, max-age=3600");
            ctx.contentType("text/css; charset=utf-8").result(css.readAllBytes());
        }
    }

    private static Reader read(String name) throws IOException {
        return new InputStreamReader(resource(name + ".mustache"), UTF_8);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Pages.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("Missing in the jar: " + name);
        }
        return in;
    }
}
