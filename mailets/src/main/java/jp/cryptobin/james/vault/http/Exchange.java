package jp.cryptobin.james.vault.http;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import jp.cryptobin.james.vault.http.AnswerJson.Problem;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One request, one answer, and what either means when it goes wrong. */
final class Exchange {
    /**
     * The largest answer, a receipt for 20 files with the longest names in escaped JSON, stays below 64 KiB. Whatever
     * is larger comes from somebody else, and must not fill the memory of a mail server.
     */
    static final int LARGEST_ANSWER = 256 * 1024;

    private final OkHttpClient client;
    private final Clock clock;

    Exchange(OkHttpClient client, Clock clock) {
        this.client = client.newBuilder()
                .addNetworkInterceptor(Exchange::noteConnection)
                .build();
        this.clock = clock;
    }

    /** Whether a connection stood: from then on the vault may have received something. */
    private static final class Progress {
        private volatile boolean connected;
    }

    private static Response noteConnection(Interceptor.Chain chain) throws IOException {
        Progress progress = chain.request().tag(Progress.class);
        if (progress != null) {
            progress.connected = true;
        }
        return chain.proceed(chain.request());
    }

    /**
     * @param uploading whether the request carries files
     * @param secrets of the request, to be kept out of what is reported
     */
    Reply send(Request request, boolean uploading, Secrets secrets) {
        Progress progress = new Progress();
        Request tagged = request.newBuilder().tag(Progress.class, progress).build();
        try (Response response = client.newCall(tagged).execute()) {
            return read(response, uploading, secrets);
        } catch (ContentException e) {
            return failed(e.failure(), e.what(), uploading);
        } catch (IOException e) {
            Failure failure = progress.connected ? Failure.ANSWER_LOST : beforeConnection(e);
            return failed(failure, request.url().host() + ": " + secrets.hide(name(e)), uploading);
        } catch (RuntimeException e) {
            // OkHttp has headers that make it throw, such as a Retry-After of many digits with a 503.
            return failed(Failure.NOT_THE_CONTRACT, request.url().host() + ": " + secrets.hide(name(e)), uploading);
        }
    }

    private static Failure beforeConnection(IOException e) {
        if (e instanceof UnknownHostException) {
            return Failure.HOST_UNKNOWN;
        }
        if (e instanceof SSLPeerUnverifiedException) {
            return Failure.HOST_NOT_CERTIFIED;
        }
        return e instanceof SSLException ? Failure.NOT_TRUSTED : Failure.NOT_CONNECTED;
    }

    private Reply read(Response response, boolean uploading, Secrets secrets) throws IOException {
        if (response.code() == 200 || response.code() == 201) {
            try {
                return new Reply.Document(AnswerJson.parse(bounded(response)));
            } catch (NotTheContractException e) {
                return failed(Failure.NOT_THE_CONTRACT, where(response) + ", " + e.what(), uploading);
            }
        }
        Optional<Problem> problem = problem(response).map(found -> found.without(secrets));
        if (problem.isEmpty()) {
            Failure failure = Failure.ofStatus(response.code());
            NotDone outcome = failure.outcome(where(response), uploading);
            return new Reply.Failed(retryAfter(response).map(outcome::after).orElse(outcome));
        }
        if (response.code() == 404 && problem.get().code().equals("not-found")) {
            return new Reply.Missing();
        }
        return new Reply.Failed(outcome(problem.get(), response));
    }

    private NotDone outcome(Problem problem, Response response) {
        Reason reason = Reason.ofCode(problem.code()).orElse(Reason.UNEXPECTED_ERROR);
        String detail = OneLine.of(
                where(response) + ", " + problem.code() + (problem.detail().isEmpty() ? "" : ": " + problem.detail()));
        return switch (reason.remedy()) {
            case TIME, UNKNOWN -> new Unavailable(reason, Contact.ANSWERED, retryAfter(response), detail);
            case SENDER, ADMINISTRATOR -> new Refused(new Violation(reason, problem.concerned()), detail);
        };
    }

    /** The problem document, if the answer is one and arrives whole; the status alone must do otherwise. */
    private static Optional<Problem> problem(Response response) {
        try {
            return AnswerJson.problem(bounded(response));
        } catch (IOException | NotTheContractException e) {
            return Optional.empty();
        }
    }

    private static byte[] bounded(Response response) throws IOException, NotTheContractException {
        if (response.body().source().request(LARGEST_ANSWER + 1L)) {
            throw new NotTheContractException("more than " + LARGEST_ANSWER + " octets");
        }
        return response.body().source().readByteArray();
    }

    /** RFC 9110 section 10.2.3: seconds or a date. A date that has passed means now; what is neither says nothing. */
    private Optional<Duration> retryAfter(Response response) {
        String value = response.header("Retry-After", "");
        // No more digits than fit a long; a vault that wants 30 years of rest is not worth more.
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return date(response, "Retry-After")
                .map(date -> Duration.between(clock.instant(), date))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> date(Response response, String header) {
        try {
            return Optional.ofNullable(response.headers().getInstant(header));
        } catch (IllegalArgumentException e) {
            // OkHttp's parser lets through what its number format makes of endless digits.
            return Optional.empty();
        }
    }

    private static String where(Response response) {
        return response.request().url().host() + " answers " + response.code();
    }

    private static Reply failed(Failure failure, String detail, boolean uploading) {
        return new Reply.Failed(failure.outcome(detail, uploading));
    }

    /** What happened, in a word and the library's sentence if it has one. */
    static String name(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }
}
