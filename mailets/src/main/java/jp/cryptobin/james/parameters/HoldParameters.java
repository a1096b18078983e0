package jp.cryptobin.james.parameters;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.policy.DomainNames;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/**
 * The parameters of {@code HoldMail}.
 *
 * @param time for which mail is held; zero for not at all; until it is given up, where it waits for an answer
 * @param untilAnswered whether it leaves only when it is answered
 * @param address that answers go to
 * @param answersProcessor where mail to that address goes
 * @param releaseProcessor where a mail goes when it has waited
 * @param heldRepository URL of the repository where it waits
 * @param answersRepository URL of the repository of what is remembered of it
 * @param lookInterval between two looks into them
 * @param keepStopped for which a stopped mail is kept; zero for not at all
 * @param stoppedRepository URL of the repository where it is kept
 * @param holdAutomatic whether mail is held whose sender must not be written to by a program
 * @param ownDomains that are no outside, beside those of the server
 * @param partnerDomains that others can be mistaken for, beside the own ones
 * @param processor where letters go
 */
public record HoldParameters(
        Duration time,
        boolean untilAnswered,
        Mailbox address,
        String answersProcessor,
        String releaseProcessor,
        String heldRepository,
        String answersRepository,
        Duration lookInterval,
        Duration keepStopped,
        String stoppedRepository,
        boolean holdAutomatic,
        Set<String> ownDomains,
        Set<String> partnerDomains,
        Languages languages,
        Templates templates,
        String processor) {
    public static final String HELD = "heldRepository";
    public static final String ANSWERS = "answersRepository";
    public static final String STOPPED = "stoppedRepository";

    private static final String TIME = "holdTime";
    private static final String UNTIL_ANSWERED = "until-answered";
    private static final int WEEK = 604_800;

    /** @param postmaster at whose domain the default address is */
    public static HoldParameters read(Parameters parameters, String postmaster) {
        boolean untilAnswered =
                parameters.text(TIME).filter(UNTIL_ANSWERED::equals).isPresent();
        Duration giveUp = Duration.ofDays(parameters.number("giveUp", 3, 1, 30));
        if (!untilAnswered) {
            parameters.refuseUseless("giveUp", "3", "holdTime=until-answered");
        }
        Duration time = untilAnswered ? giveUp : time(parameters);
        Mailbox standard = new Mailbox("cryptobin-hold" + postmaster.substring(postmaster.lastIndexOf('@')), "");
        String address = parameters.text("address").orElse(standard.address());
        Optional<Mailbox> answers = Mailbox.of(address).filter(Mailbox::hasHost);
        if (answers.isEmpty() || address.equalsIgnoreCase(postmaster)) {
            parameters.wrong("address", address, "an address with a domain name, other than the postmaster's");
        }
        return new HoldParameters(
                time,
                untilAnswered,
                answers.orElse(standard),
                parameters.processor("answersProcessor", "cryptobin-answers"),
                parameters.processor("releaseProcessor", "cryptobin"),
                parameters.text(HELD).orElse("file://var/mail/cryptobin-held/"),
                parameters.text(ANSWERS).orElse("file://var/mail/cryptobin-answers/"),
                parameters.seconds("lookInterval", 10, 1, 3_600),
                Duration.ofDays(parameters.number("keepStopped", 7, 0, 365)),
                parameters.text(STOPPED).orElse("file://var/mail/cryptobin-refused/"),
                parameters.flag("holdAutomatic", false),
                domains(parameters, "ownDomains"),
                domains(parameters, "partnerDomains"),
                parameters.choice("language", Languages.BOTH),
                parameters.templates(),
                parameters.processor("processor", "relay"));
    }

    private static Duration time(Parameters parameters) {
        String value = parameters.text(TIME).orElse("300");
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) > WEEK) {
            parameters.wrong(TIME, value, "seconds from 0 to " + WEEK + ", or " + UNTIL_ANSWERED);
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Integer.parseInt(value));
    }

    private static Set<String> domains(Parameters parameters, String name) {
        Optional<String> value = parameters.text(name);
        try {
            return DomainNames.parse(name, value.orElse(null));
        } catch (IllegalArgumentException wrong) {
            parameters.wrong(name, value.orElse(""), "domains such as example.com, separated by commas");
            return Set.of();
        }
    }
}
