package jp.cryptobin.james.scenarios.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import org.awaitility.Awaitility;

/** Waits for mail; most of it comes within a second. */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Patience() {}

    /** A place that is looked at again and again. */
    @FunctionalInterface
    interface Mails {
        Stream<ReceivedMail> look();
    }

    /** @throws org.awaitility.core.ConditionTimeoutException after a minute */
    static ReceivedMail firstMail(Mails mails, Predicate<String> subject) {
        return Awaitility.await("the mail that the story tells of")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> mails.look()
                                .filter(mail -> subject.test(mail.subject()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
