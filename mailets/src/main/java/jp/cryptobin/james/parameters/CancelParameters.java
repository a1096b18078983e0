package jp.cryptobin.james.parameters;

import java.time.Duration;
import jp.cryptobin.james.followup.Pace;

/**
 * The parameters of {@code AwaitCancel}.
 *
 * @param retryProcessor where a mail starts again when it has waited
 */
public record CancelParameters(String retryProcessor, Pace pace, DeferralParameters deferral) {
    private static final int WEEK = 604_800;
    private static final int YEAR = 31_536_000;

    public static CancelParameters read(Parameters parameters) {
        return new CancelParameters(
                parameters.processor("retryProcessor", "cryptobin-cancel"),
                new Pace(
                        seconds(parameters, "firstInterval", 60, WEEK),
                        seconds(parameters, "longestInterval", 3_600, WEEK),
                        seconds(parameters, "horizon", 1_209_600, YEAR)),
                DeferralParameters.read(
                        parameters, DeferralParameters.Place.REPOSITORY, "file://var/mail/cryptobin-cancel/"));
    }

    private static Duration seconds(Parameters parameters, String name, int defaultValue, int most) {
        return parameters.seconds(name, defaultValue, 1, most);
    }
}
