package jp.cryptobin.james.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.parameters.HoldParameters;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Verdict;

/**
 * Whether and for how long {@code HoldMail} would hold a mail that its matcher lets it have.
 *
 * @param held whether it waits
 * @param seconds until it leaves by itself, or is given up
 * @param untilAnswered whether it leaves only when it is answered
 * @param told who may answer; empty where it is not held
 * @param why it is not held, in a word; empty where it is
 */
record HoldForecast(boolean held, long seconds, boolean untilAnswered, String told, String why) {

    /** Empty for a mail that is stopped before the mailet. */
    static Optional<HoldForecast> of(
            HoldParameters hold, String postmaster, MessageSource message, Envelope envelope, Decision decision)
            throws IOException {
        if (decision.verdict() == Verdict.REFUSE) {
            return Optional.empty();
        }
        if (hold.time().isZero()) {
            return Optional.of(not("off"));
        }
        try (InputStream in = message.open()) {
            return Optional.of(new SenderNoticePolicy(hold.address())
                    .addressee(envelope.sender(), OriginalHeaders.read(in))
                    .<HoldForecast, RuntimeException>fold(
                            sender -> waits(hold, sender.sender().address()),
                            instead -> hold.holdAutomatic()
                                    ? waits(hold, postmaster)
                                    : not(instead.why()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))));
        }
    }

    private static HoldForecast waits(HoldParameters hold, String told) {
        return new HoldForecast(true, hold.time().toSeconds(), hold.untilAnswered(), told, "");
    }

    private static HoldForecast not(String why) {
        return new HoldForecast(false, 0, false, "", why);
    }

    /** In a sentence. */
    String text() {
        if (!held) {
            return "not held: " + why;
        }
        return untilAnswered
                ? "held until " + told + " says so; given up after " + seconds / 86_400 + " days"
                : "held for " + seconds + " seconds; " + told + " is asked";
    }
}
