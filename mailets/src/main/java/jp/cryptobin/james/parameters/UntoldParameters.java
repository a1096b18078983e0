package jp.cryptobin.james.parameters;

/**
 * The parameters of {@code TellPostmaster}.
 *
 * @param errorProcessor where what the postmaster cannot be told is kept
 */
public record UntoldParameters(String errorProcessor, LetterParameters letters) {
    /** @param postmaster the default sender of letters */
    public static UntoldParameters read(Parameters parameters, String postmaster) {
        return new UntoldParameters(
                parameters.processor("errorProcessor", "error"), LetterParameters.read(parameters, postmaster));
    }
}
