package jp.cryptobin.james.parameters;

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
                        parameters.seconds("firstInterval", 300, 1, WEEK),
                        parameters.seconds("longestInterval", 3_600, 1, WEEK),
                        // The vault keeps files for about a week, approvers are away for two at times.
                        parameters.seconds("horizon", 1_209_600, 1, YEAR)),
                DeferralParameters.read(
                        parameters, DeferralParameters.Place.REPOSITORY, "file://var/mail/cryptobin-approval/"),
                LetterParameters.read(parameters, postmaster));
    }
}
