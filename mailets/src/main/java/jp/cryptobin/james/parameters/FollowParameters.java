package jp.cryptobin.james.parameters;

/**
 * The parameters of {@code FollowApproval}.
 *
 * @param processor where the small mail goes that follows a deposit
 */
public record FollowParameters(String processor) {
    public static FollowParameters read(Parameters parameters) {
        return new FollowParameters(parameters.processor("processor", "cryptobin-approval"));
    }
}
