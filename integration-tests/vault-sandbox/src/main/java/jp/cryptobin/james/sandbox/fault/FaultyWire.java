package jp.cryptobin.james.sandbox.fault;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.cryptobin.james.sandbox.contract.Json;
import jp.cryptobin.james.sandbox.http.Connections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets the faults happen: {@link #before} and {@link #after} stand around the handlers of the API. */
public final class FaultyWire implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultyWire.class);
    private static final String ATTRIBUTE = "cryptobin.fault";
    private static final String HTML = "<!DOCTYPE html><html><head><title>Error</title></head>"
            + "<body><h1>The server is temporarily unable to service your request.</h1></body></html>";

    private final Faults faults;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public FaultyWire(Faults faults) {
        this.faults = faults;
    }

    /** Lets faults that come before the work end a request; {@link #before} and {@link #after} are the API's to place. */
    public void register(RoutesConfig routes) {
        routes.exception(FaultStrikesException.class, (fault, ctx) -> strike(fault.kind(), ctx));
    }

    /** What happened to this request or its answer; null when all went well. */
    public static @Nullable FaultKind happened(Context ctx) {
        return ctx.attribute(ATTRIBUTE);
    }

    /** Takes the fault that hits this request, and lets it happen if it comes before the work. */
    public void before(Context ctx) throws FaultStrikesException, InterruptedException {
        Optional<Fault> hit = faults.take(ctx.req().getMethod());
        if (hit.isEmpty()) {
            return;
        }
        FaultKind kind = hit.get().kind();
        ctx.attribute(ATTRIBUTE, kind);
        switch (kind) {
            case DELAY -> {
                if (stopped.await(hit.get().delayMillis(), TimeUnit.MILLISECONDS)) {
                    throw new FaultStrikesException(FaultKind.RESET_BEFORE);
                }
            }
            case RESET_BEFORE, HTML_500, HTML_503 -> throw new FaultStrikesException(kind);
            case RESET_AFTER, TRUNCATED_ANSWER, WRONG_DIGEST -> {
                // Strikes after the work.
            }
        }
    }

    /** Spoils the answer that the work came to. */
    public void after(Context ctx) throws IOException {
        FaultKind kind = happened(ctx);
        if (kind == null) {
            return;
        }
        switch (kind) {
            case RESET_AFTER -> Connections.reset(ctx.req());
            case TRUNCATED_ANSWER -> sendHalf(ctx);
            case WRONG_DIGEST -> ctx.result(Json.mapper().writeValueAsBytes(withWrongDigest(body(ctx))));
            case DELAY, RESET_BEFORE, HTML_500, HTML_503 -> {
                // Struck before the work.
            }
        }
    }

    @Override
    public void close() {
        stopped.countDown();
    }

    private static void strike(FaultKind kind, Context ctx) {
        try {
            switch (kind) {
                case HTML_500 -> html(ctx, 500);
                case HTML_503 -> html(ctx, 503);
                default -> Connections.reset(ctx.req());
            }
        } catch (IOException e) {
            LOG.debug("The client was faster than the fault", e);
        }
    }

    private static void html(Context ctx, int status) throws IOException {
        ctx.bodyInputStream().transferTo(OutputStream.nullOutputStream());
        ctx.status(status).contentType("text/html; charset=utf-8").result(HTML);
    }

    private static void sendHalf(Context ctx) throws IOException {
        byte[] body = body(ctx);
        ctx.res().setStatus(ctx.statusCode());
        ctx.res().setContentLength(body.length);
        ctx.res().getOutputStream().write(body, 0, body.length / 2);
        ctx.res().flushBuffer();
        Connections.close(ctx.req());
    }

    private static byte[] body(Context ctx) throws IOException {
        try (InputStream result = ctx.resultInputStream()) {
            return result == null ? new byte[0] : result.readAllBytes();
        }
    }

    private static JsonNode withWrongDigest(byte[] body) {
        JsonNode answer = Json.mapper().readTree(body);
        if (answer.path("files") instanceof ArrayNode files && files.path(0) instanceof ObjectNode file) {
            String digest = file.path("sha256").asString();
            file.put("sha256", (digest.startsWith("0") ? "1" : "0") + digest.substring(1));
        }
        return answer;
    }
}
