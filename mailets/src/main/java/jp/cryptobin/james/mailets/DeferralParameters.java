package jp.cryptobin.james.mailets;

import java.time.Clock;
import java.time.Duration;
import javax.mail.MessagingException;
import jp.cryptobin.james.parameters.Parameters;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.MailetContext;

/**
 * The parameters that say where a mail waits.
 *
 * @param place the queue or a repository
 * @param repository URL of the repository
 * @param releaseInterval between two looks into the repository
 */
record DeferralParameters(Place place, String repository, Duration releaseInterval) {
    private static final String REPOSITORY = "deferralRepository";

    enum Place {
        QUEUE,
        REPOSITORY
    }

    static DeferralParameters read(Parameters parameters) {
        return read(parameters, Place.QUEUE, "file://var/mail/cryptobin-deferred/");
    }

    /** With other defaults than those of mail that waits for the vault. */
    static DeferralParameters read(Parameters parameters, Place place, String repository) {
        return new DeferralParameters(
                parameters.choice("deferral", place),
                parameters.text(REPOSITORY).orElse(repository),
                Duration.ofSeconds(parameters.number("releaseInterval", 30, 1, 3_600)));
    }

    /** @throws MessagingException if the server has no such repository; names the parameter */
    MailDeferral open(
            Parameters parameters, Repositories repositories, MailetContext context, String processor, Clock clock)
            throws MessagingException {
        return switch (place) {
            case QUEUE -> new QueueDeferral(context, processor);
            case REPOSITORY ->
                new RepositoryDeferral(select(parameters, repositories), context, processor, clock, releaseInterval);
        };
    }

    private MailRepository select(Parameters parameters, Repositories repositories) throws MessagingException {
        try {
            return repositories.select(MailRepositoryUrl.from(repository));
        } catch (Exception failure) {
            throw new MessagingException(
                    parameters
                            .wrong(
                                    REPOSITORY,
                                    repository,
                                    "the URL of a mail repository, with a protocol that mailrepositorystore.xml knows: "
                                            + failure)
                            .getMessage(),
                    failure);
        }
    }
}
