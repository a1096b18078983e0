package jp.cryptobin.james.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.PasswordGate;

/** All pages under one roof. */
public final class WebPages {
    private final Pages pages;
    private final DownloadPage download;
    private final ManagePage manage;

    public WebPages(
            Deposits deposits, Lifecycle lifecycle, PasswordGate gate, Pages pages, SecureRandom random, Clock clock) {
        Tokens tokens = new Tokens(random, clock);
        this.pages = pages;
        this.download = new DownloadPage(deposits, lifecycle, gate, tokens, pages);
        this.manage = new ManagePage(deposits, lifecycle, tokens, pages);
    }

    public void register(RoutesConfig routes) {
        routes.get("/", ctx -> pages.render(ctx, 200, "home", Map.of()));
        routes.get("/assets/style.css", pages::style);
        download.register(routes);
        manage.register(routes);
    }

    public void notFound(Context ctx) {
        pages.say(ctx, 404, "unknown-title", "unknown-text");
    }

    public void failed(Context ctx) {
        pages.say(ctx, 500, "failed-title", "failed-text");
    }
}
