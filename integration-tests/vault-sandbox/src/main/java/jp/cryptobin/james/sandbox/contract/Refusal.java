package jp.cryptobin.james.sandbox.contract;

import java.util.List;

/**
 * Why a request is not carried out.
 *
 * @param status HTTP status; the code's own one unless the contract names another for the case
 * @param detail for the reader of a log: what is wrong and where; holds no secret
 * @param concerned file names or addresses
 * @param retryAfterSeconds 0 where a repetition makes no sense
 */
public record Refusal(ProblemCode code, int status, String detail, List<String> concerned, int retryAfterSeconds) {
    public Refusal {
        concerned = List.copyOf(concerned);
    }

    public static Refusal of(ProblemCode code, String detail, List<String> concerned) {
        return new Refusal(code, code.status(), detail, concerned, 0);
    }

    public static Refusal of(ProblemCode code, String detail) {
        return of(code, detail, List.of());
    }

    /** A request that breaks the contract itself, so that no message of the manual fits better. */
    public static Refusal malformed(String detail) {
        return new Refusal(ProblemCode.UNEXPECTED_ERROR, 400, detail, List.of(), 0);
    }

    public Refusal retryAfter(int seconds) {
        return new Refusal(code, status, detail, concerned, seconds);
    }
}
