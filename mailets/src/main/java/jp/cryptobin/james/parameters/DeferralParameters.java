package jp.cryptobin.james.parameters;

import java.time.Duration;

/**
 * The parameters that say where a mail waits.
 *
 * @param place the queue or a repository
 * @param repository URL of the repository
 * @param releaseInterval between two looks into the repository
 */
public record DeferralParameters(Place place, String repository, Duration releaseInterval) {
    /** The parameter that names the repository. */
    public static final String REPOSITORY = "deferralRepository";

    public enum Place {
        QUEUE,
        REPOSITORY
    }

    public static DeferralParameters read(Parameters parameters) {
        return read(parameters, Place.QUEUE, "file://var/mail/cryptobin-deferred/");
    }

    /** With other defaults than those of mail that waits for the vault. */
    public static DeferralParameters read(Parameters parameters, Place place, String repository) {
        return new DeferralParameters(
                parameters.choice("deferral", place),
                parameters.text(REPOSITORY).orElse(repository),
                parameters.seconds("releaseInterval", 30, 1, 3_600));
    }
}
