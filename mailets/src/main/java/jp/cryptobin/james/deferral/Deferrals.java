package jp.cryptobin.james.deferral;

import java.time.Clock;
import java.time.Duration;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.parameters.DeferralParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.WrongParameterException;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.MailetContext;

/** The places where mail waits, as the parameters say. */
public final class Deferrals {
    private Deferrals() {}

    /**
     * Opens the place.
     *
     * @param processor where a mail goes when it has waited
     * @param notes of what was handed over
     * @throws WrongParameterException if the server has no such repository
     */
    public static MailDeferral open(
            DeferralParameters read,
            Parameters parameters,
            Repositories repositories,
            MailetContext context,
            String processor,
            Clock clock,
            HandOvers notes) {
        return switch (read.place()) {
            case QUEUE -> new QueueDeferral(context, processor, notes);
            case REPOSITORY ->
                new RepositoryDeferral(
                        select(read.repository(), DeferralParameters.REPOSITORY, parameters, repositories),
                        context,
                        processor,
                        clock,
                        read.releaseInterval(),
                        notes);
        };
    }

    /**
     * Opens a place where copies are kept.
     *
     * @param parameter that names the repository
     * @throws WrongParameterException if the server has no such repository
     */
    public static MailKeeper keeper(
            String url,
            Duration time,
            String parameter,
            Parameters parameters,
            Repositories repositories,
            Clock clock) {
        return new MailKeeper(select(url, parameter, parameters, repositories), clock, time);
    }

    /**
     * Opens a repository.
     *
     * @param parameter that names it
     * @throws WrongParameterException if the server has no such repository
     */
    public static MailRepository select(
            String url, String parameter, Parameters parameters, Repositories repositories) {
        try {
            return repositories.select(MailRepositoryUrl.from(url));
        } catch (Exception failure) {
            parameters.wrong(
                    parameter,
                    url,
                    "the URL of a mail repository, with a protocol that mailrepositorystore.xml knows: " + failure);
            throw parameters.refusal(failure);
        }
    }
}
