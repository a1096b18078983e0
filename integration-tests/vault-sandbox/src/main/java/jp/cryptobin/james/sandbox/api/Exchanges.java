package jp.cryptobin.james.sandbox.api;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jp.cryptobin.james.sandbox.fault.FaultKind;
import jp.cryptobin.james.sandbox.fault.FaultyWire;

/** The latest exchanges over the API, for whoever wants to see what a client really sent. */
public final class Exchanges {
    private static final int KEPT = 1000;

    private final Clock clock;
    private final Deque<Exchange> latest = new ArrayDeque<>();

    public Exchanges(Clock clock) {
        this.clock = clock;
    }

    /** Oldest first. */
    public synchronized List<Exchange> latest() {
        return List.copyOf(latest);
    }

    synchronized void record(Context ctx) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        FaultKind fault = FaultyWire.happened(ctx);
        latest.addLast(new Exchange(
                clock.instant(),
                ctx.req().getMethod(),
                ctx.path(),
                ctx.header("Idempotency-Key"),
                fault == FaultKind.RESET_BEFORE ? 0 : ctx.statusCode(),
                ctx.attribute(Answers.CODE),
                fault));
    }
}
