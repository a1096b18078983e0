package jp.cryptobin.james.sandbox.contract;

import java.util.List;

/** The body of an answer that says why not, RFC 9457. */
public record Problem(String type, String title, int status, ProblemCode code, String detail, List<String> concerned) {
    public static Problem of(Refusal refusal) {
        return new Problem(
                "about:blank",
                refusal.code().title(),
                refusal.status(),
                refusal.code(),
                refusal.detail(),
                refusal.concerned());
    }
}
