package jp.cryptobin.james.vault.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.List;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.FileContents;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.StateOutcome;
import jp.cryptobin.james.vault.StateOutcome.KnownDeposit;
import jp.cryptobin.james.vault.StateOutcome.UnknownDeposit;
import jp.cryptobin.james.vault.StatusOutcome;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The vault by its wire contract ({@code docs/vault-api.yaml}). Logs nothing: what there is to say is in the outcomes,
 * and neither they nor this object's {@link #toString()} hold login password or file password.
 */
public final class HttpCryptoBin implements CryptoBin, AutoCloseable {
    private static final String USER_AGENT = "cryptobin-james";
    private static final String DEPOSITS = "api/v1/deposits";

    private final VaultSettings settings;
    private final OkHttpClient client;
    private final Exchange exchange;
    private final String authorization;
    private final Secrets secrets;

    /** @param clock for waiting times that the vault gives as a date */
    public HttpCryptoBin(VaultSettings settings, Clock clock) {
        this.settings = settings;
        this.client = Connections.to(settings);
        this.exchange = new Exchange(client, clock);
        this.authorization =
                Credentials.basic(settings.login().id(), settings.login().password(), UTF_8);
        this.secrets = new Secrets(List.of(settings.login().password(), authorization.substring("Basic ".length())));
    }

    @Override
    public DepositOutcome deposit(Deposit deposit, FileContents contents) {
        DepositBody body = new DepositBody(deposit, contents);
        Request request = request(url(DEPOSITS))
                .header("Idempotency-Key", deposit.key().value())
                .post(body)
                .build();
        Secrets all = secrets.and(deposit.password().reveal());
        Reply reply = exchange.send(request, true, all);
        if (reply instanceof Reply.Document document) {
            return body.complete()
                    ? ReceiptCheck.outcome(document.json(), deposit, all)
                    : failed(Failure.ANSWER_LOST, "it came too early");
        }
        return notDone(reply, true);
    }

    @Override
    public StateOutcome state(DepositId id) {
        return stateAfter(id, request(deposit(id)).get().build());
    }

    @Override
    public StateOutcome cancel(DepositId id) {
        return stateAfter(id, request(deposit(id)).delete(RequestBody.EMPTY).build());
    }

    private StateOutcome stateAfter(DepositId id, Request request) {
        Reply reply = exchange.send(request, false, secrets);
        if (reply instanceof Reply.Missing) {
            return new UnknownDeposit(id);
        }
        if (reply instanceof Reply.Document document) {
            try {
                Receipt receipt = AnswerJson.receipt(document.json());
                return receipt.id().equals(id)
                        ? new KnownDeposit(receipt)
                        : Failure.NOT_THE_CONTRACT.outcome("'id' is another one", false);
            } catch (NotTheContractException e) {
                return Failure.NOT_THE_CONTRACT.outcome(e.what(), false);
            }
        }
        return notDone(reply, false);
    }

    @Override
    public StatusOutcome status() {
        Reply reply = exchange.send(request(url("api/v1/status")).get().build(), false, secrets);
        if (reply instanceof Reply.Document document) {
            try {
                return AnswerJson.status(document.json());
            } catch (NotTheContractException e) {
                return Failure.NOT_THE_CONTRACT.outcome(e.what(), false);
            }
        }
        return notDone(reply, false);
    }

    private static NotDone notDone(Reply reply, boolean uploading) {
        return reply instanceof Reply.Failed failed
                ? failed.outcome()
                : Failure.NOT_THE_CONTRACT.outcome("not-found", uploading);
    }

    private static NotDone failed(Failure failure, String detail) {
        return failure.outcome(detail, true);
    }

    private HttpUrl url(String path) {
        return HttpUrl.get(settings.address())
                .newBuilder()
                .addPathSegments(path)
                .build();
    }

    private HttpUrl deposit(DepositId id) {
        return url(DEPOSITS).newBuilder().addPathSegment(id.value()).build();
    }

    private Request.Builder request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", authorization)
                .header("User-Agent", USER_AGENT)
                .header("Accept", "application/json, application/problem+json");
    }

    /** Gives up idle connections. */
    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    @Override
    public String toString() {
        return "HttpCryptoBin[" + settings + "]";
    }
}
