package jp.cryptobin.james.parameters;

import java.time.Duration;
import jp.cryptobin.james.followup.Pace;

/**
 * The parameters of {@code AwaitDecision}.
 *
 * @param retryProcessor where a mail starts again when it has waited
 */
public record ApprovalParameters(
        String retryProcessor, Pace pace, DeferralParameters deferral, LetterParameters letters) {
    private static final int WEEK = 604_800;
    private static final int YEAR = 31_536_000;

    /** @param postmaster the default sender of notices */
    public static ApprovalParameters read(Parameters parameters, String postmaster) {
        return new ApprovalParameters(
                parameters.processor("retryProcessor", "cryptobin-approval"),
                new Pace(
                        seconds(parameters, "firstInterval", Pace.DEFAULT.firstInterval(), WEEK),
                        seconds(parameters, "longestInterval", Pace.DEFAULT.longestInterval(), WEEK),
                        seconds(parameters, "horizon", Pace.DEFAULT.horizon(), YEAR)),
                DeferralParameters.read(
                        parameters, DeferralParameters.Place.REPOSITORY, "file://var/mail/cryptobin-approval/"),
                LetterParameters.read(parameters, postmaster));
    }

    private static Duration seconds(Parameters parameters, String name, Duration defaultValue, int most) {
        return parameters.seconds(name, Math.toIntExact(defaultValue.toSeconds()), 1, most);
    }
}
