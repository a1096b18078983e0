package jp.cryptobin.james.parameters;

import java.time.Duration;

/**
 * The parameters of {@code KeepMail}.
 *
 * @param repository URL of the repository
 * @param time for which a copy is kept
 * @param processor where an administrator sends a copy who names none
 */
public record KeepParameters(String repository, Duration time, String processor) {
    /** The parameter that names the repository. */
    public static final String REPOSITORY = "repository";

    public static KeepParameters read(Parameters parameters) {
        return new KeepParameters(
                parameters.text(REPOSITORY).orElse("file://var/mail/cryptobin-bounced/"),
                Duration.ofDays(parameters.number("days", 7, 1, 365)),
                parameters.processor("processor", "relay"));
    }
}
