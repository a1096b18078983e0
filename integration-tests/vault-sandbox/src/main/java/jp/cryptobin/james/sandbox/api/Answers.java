package jp.cryptobin.james.sandbox.api;

import io.javalin.http.Context;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.contract.Json;
import jp.cryptobin.james.sandbox.contract.Problem;
import jp.cryptobin.james.sandbox.contract.Receipt;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.deposit.StoredFile;

/** Writes the answers of the API. */
final class Answers {
    /** The problem code of an answer, for whoever records the exchange. */
    static final String CODE = "cryptobin.problem";

    private Answers() {}

    static void json(Context ctx, int status, Object body) {
        ctx.status(status).contentType("application/json").result(Json.mapper().writeValueAsBytes(body));
    }

    static void problem(Context ctx, Refusal refusal) {
        ctx.attribute(CODE, refusal.code().wire());
        if (refusal.retryAfterSeconds() > 0) {
            ctx.header("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
        }
        if (refusal.status() == 401) {
            ctx.header("WWW-Authenticate", "Basic realm=\"vault\", charset=\"UTF-8\"");
        }
        ctx.status(refusal.status())
                .contentType("application/problem+json")
                .result(Json.mapper().writeValueAsBytes(Problem.of(refusal)));
    }

    static Receipt receipt(Deposit deposit, DepositState state, Links links) {
        return new Receipt(
                deposit.id(),
                state,
                deposit.depositedAt(),
                deposit.expiresAt(),
                deposit.account(),
                deposit.files().stream().map(StoredFile::entry).toList(),
                links.manage(deposit),
                deposit.detail());
    }
}
