package jp.cryptobin.james.parameters;

import java.time.Duration;

/**
 * The parameters of {@code UploadToCryptoBin}.
 *
 * @param refusedProcessor where refused mail goes
 * @param retryProcessor where a mail goes on when it has waited
 * @param inspectProcessor where a mail begins anew that waited over a start of the server
 * @param senderMustBeReachable whether a mail is refused whose sender could not be told of a later trouble
 */
public record UploadParameters(
        String refusedProcessor,
        String retryProcessor,
        String inspectProcessor,
        boolean senderMustBeReachable,
        Duration firstDelay,
        Duration longestDelay,
        Duration horizon,
        int unknownErrorTries,
        int jitterPercent,
        DeferralParameters deferral) {

    public static UploadParameters read(Parameters parameters) {
        return new UploadParameters(
                parameters.processor("refusedProcessor", "cryptobin-refused"),
                parameters.processor("retryProcessor", "cryptobin-upload"),
                parameters.processor("inspectProcessor", "cryptobin"),
                parameters.flag("senderMustBeReachable", false),
                parameters.seconds("firstDelay", 60, 1, 86_400),
                parameters.seconds("longestDelay", 1_800, 1, 86_400),
                parameters.seconds("horizon", 43_200, 1, 2_592_000),
                parameters.number("unknownErrorTries", 3, 1, 1_000),
                parameters.number("jitter", 10, 0, 50),
                DeferralParameters.read(parameters));
    }
}
