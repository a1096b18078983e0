package jp.cryptobin.james.sandbox.api;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import jp.cryptobin.james.sandbox.contract.DepositRequest;
import jp.cryptobin.james.sandbox.contract.Json;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.fault.FaultKind;
import jp.cryptobin.james.sandbox.fault.FaultyWire;
import org.jspecify.annotations.Nullable;

/** The latest exchanges over the API, for whoever wants to see what a client really sent. */
public final class Exchanges {
    private static final int KEPT = 1000;
    /** Characters of a body: enough for most, and some 16 MB for all that are kept. */
    private static final int LONGEST = 4000;

    private static final String DEPOSIT = "cryptobin.deposit";
    private static final String REQUEST = "cryptobin.request";
    private static final Pattern SECRET_LINK = Pattern.compile("/m/[0-9a-f]{64}");

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
                fault,
                ctx.attribute(DEPOSIT),
                ctx.attribute(REQUEST),
                fault == FaultKind.RESET_BEFORE ? null : masked(ctx.result())));
    }

    /** Lets the record of this request say which deposit it was about. */
    static void concerns(Context ctx, Deposit deposit) {
        ctx.attribute(DEPOSIT, deposit.id());
    }

    /** Lets the record of this request say what was asked for, but for the file password. */
    static void heard(Context ctx, DepositRequest request) {
        DepositRequest masked = new DepositRequest(
                request.sender(),
                request.senderName(),
                request.recipients(),
                request.blindRecipients(),
                request.subject(),
                "*".repeat(8),
                request.files());
        ctx.attribute(REQUEST, shortened(readable(masked)));
    }

    private static @Nullable String masked(@Nullable String answer) {
        if (answer == null || !answer.startsWith("{")) {
            return answer;
        }
        String readable = readable(Json.mapper().readTree(answer));
        return shortened(SECRET_LINK.matcher(readable).replaceAll("/m/********"));
    }

    private static String readable(Object value) {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
