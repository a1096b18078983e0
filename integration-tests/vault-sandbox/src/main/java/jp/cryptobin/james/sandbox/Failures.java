package jp.cryptobin.james.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import jp.cryptobin.james.sandbox.api.DepositApi;
import jp.cryptobin.james.sandbox.http.Connections;
import jp.cryptobin.james.sandbox.page.WebPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered when nothing else answers: problems below {@code /api/}, pages elsewhere. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final WebPages pages;

    Failures(WebPages pages) {
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, this::unanswered);
        routes.exception(Exception.class, this::failed);
    }

    /** No handler for this request, or a request that no handler can read. */
    private void unanswered(HttpResponseException reason, Context ctx) {
        if (isApi(ctx)) {
            DepositApi.unanswered(ctx);
        } else {
            pages.notFound(ctx);
        }
    }

    private void failed(Exception failure, Context ctx) {
        if (ctx.res().isCommitted()) {
            // The answer has begun and cannot be whole: cut it, so that no client takes it for whole.
            LOG.info("{} ended early: {}", ctx.req().getMethod(), failure.toString());
            cut(ctx);
        } else if (isApi(ctx)) {
            ctx.res().reset();
            DepositApi.failed(failure, ctx);
        } else {
            // The path of a page is a secret of its reader.
            LOG.error("A page failed", failure);
            ctx.res().reset();
            pages.failed(ctx);
        }
    }

    private static boolean isApi(Context ctx) {
        return ctx.path().startsWith("/api/");
    }

    private static void cut(Context ctx) {
        try {
            Connections.reset(ctx.req());
        } catch (IOException e) {
            LOG.debug("The connection was gone already", e);
        }
    }
}
