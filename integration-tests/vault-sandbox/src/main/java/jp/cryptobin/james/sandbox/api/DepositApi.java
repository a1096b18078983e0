package jp.cryptobin.james.sandbox.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.cryptobin.james.sandbox.contract.ProblemCode;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import jp.cryptobin.james.sandbox.contract.Status;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.JournalEntry;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.fault.FaultyWire;
import jp.cryptobin.james.sandbox.section.AccessRules;
import jp.cryptobin.james.sandbox.section.Caller;
import jp.cryptobin.james.sandbox.section.SectionOffice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints of {@code docs/vault-api.yaml}. */
public final class DepositApi {
    private static final Logger LOG = LoggerFactory.getLogger(DepositApi.class);
    private static final String ALL = "/api/*";
    private static final String READING = "cryptobin.reading";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{32,64}");
    /** Seconds; said when our own disk fails. */
    private static final int RETRY_AFTER_FAILURE = 30;

    private final DepositDesk desk;
    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final SectionOffice office;
    private final Credentials credentials;
    private final Links links;
    private final FaultyWire wire;
    private final Exchanges exchanges;

    public DepositApi(
            DepositDesk desk,
            Deposits deposits,
            Lifecycle lifecycle,
            SectionOffice office,
            Credentials credentials,
            Links links,
            FaultyWire wire,
            Exchanges exchanges) {
        this.desk = desk;
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.office = office;
        this.credentials = credentials;
        this.links = links;
        this.wire = wire;
        this.exchanges = exchanges;
    }

    public void register(RoutesConfig routes) {
        wire.register(routes);
        routes.before(ALL, wire::before);
        routes.before(ALL, this::authorize);
        routes.post("/api/v1/deposits", this::create);
        routes.get("/api/v1/deposits/{id}", ctx -> answer(ctx, deposits.byId(ctx.pathParam("id"))));
        routes.delete(
                "/api/v1/deposits/{id}", ctx -> answer(ctx, lifecycle.cancel(ctx.pathParam("id"), JournalEntry.API)));
        routes.get(
                "/api/v1/status",
                ctx -> Answers.json(
                        ctx, 200, Status.ready(office.section().defaultUser().loginId())));
        routes.after(ALL, exchanges::record);
        routes.after(ALL, wire::after);
        routes.exception(RefusedException.class, (refused, ctx) -> refuse(ctx, refused.refusal()));
        routes.exception(ClientGoneException.class, (gone, ctx) -> LOG.info("A request broke off; nothing was stored"));
    }

    /** Answers for a failure of our own, below {@code /api/}. */
    public static void failed(Exception failure, Context ctx) {
        LOG.error("{} {} failed", ctx.req().getMethod(), ctx.path(), failure);
        refuse(
                ctx,
                failure instanceof IOException
                        ? Refusal.of(ProblemCode.TEMPORARY_VAULT_ERROR, "The vault could not store or read")
                                .retryAfter(RETRY_AFTER_FAILURE)
                        : Refusal.of(ProblemCode.UNEXPECTED_ERROR, "The vault failed"));
    }

    /** Answers below {@code /api/} where there is nothing. */
    public static void unanswered(Context ctx) {
        refuse(ctx, Refusal.of(ProblemCode.NOT_FOUND, "There is nothing for this method and path"));
    }

    private void authorize(Context ctx) throws RefusedException {
        Caller caller = new Caller(ctx.req().getServerName(), ctx.ip(), credentials.in(ctx.header("Authorization")));
        Optional<Refusal> refusal = AccessRules.check(office.section(), caller);
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }

    private void create(Context ctx) throws IOException, RefusedException, InterruptedException {
        String key = ctx.header("Idempotency-Key");
        if (key == null || !KEY.matcher(key).matches()) {
            throw new RefusedException(
                    Refusal.malformed("Idempotency-Key must be 32 to 64 letters, digits, hyphens or underscores"));
        }
        ctx.attribute(READING, true);
        DepositDesk.Outcome outcome =
                desk.take(key, ctx.contentType(), ctx.bodyInputStream(), request -> Exchanges.heard(ctx, request));
        drain(ctx);
        Deposit deposit = outcome.deposit();
        Exchanges.concerns(ctx, deposit);
        LOG.info("Deposit {} {}", deposit.id(), outcome.replay() ? "answered again" : "stored");
        Answers.json(ctx, outcome.replay() ? 200 : 201, Answers.receipt(deposit, deposit.acceptedAs(), links));
    }

    private void answer(Context ctx, Optional<Deposit> found) throws RefusedException {
        Deposit deposit = found.orElseThrow(
                () -> new RefusedException(Refusal.of(ProblemCode.NOT_FOUND, "No deposit has this id")));
        Exchanges.concerns(ctx, deposit);
        Answers.json(ctx, 200, Answers.receipt(deposit, lifecycle.stateOf(deposit), links));
    }

    private static void refuse(Context ctx, Refusal refusal) {
        LOG.info(
                "{} {} refused: {}",
                ctx.req().getMethod(),
                ctx.path(),
                refusal.code().wire());
        drain(ctx);
        Answers.problem(ctx, refusal);
    }

    /**
     * Reads what the client still sends, for a client that writes its whole request before it reads could lose the
     * answer to a reset. One that waits for 100 (Continue) has sent nothing yet and is not asked to.
     */
    private static void drain(Context ctx) {
        if (ctx.header("Expect") != null && ctx.attribute(READING) == null) {
            return;
        }
        try {
            InputStream rest = ctx.bodyInputStream();
            rest.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debug("The client broke off before its answer", e);
        }
    }
}
