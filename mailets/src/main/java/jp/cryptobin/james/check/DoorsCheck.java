package jp.cryptobin.james.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways into the server and out of it are shut to what must not pass. */
final class DoorsCheck {
    private static final String OURS = "jp.cryptobin.james.";
    private static final String TLS_REQUIRED = "mail.smtp.starttls.required";

    /** A smart host on this machine: nobody listens in between. */
    private static final Pattern THIS_MACHINE = Pattern.compile("(127\\.[0-9.]+|\\[?::1]?|localhost)(:[0-9]+)?");

    private final ConfigFindings findings;

    DoorsCheck(ConfigFindings findings) {
        this.findings = findings;
    }

    /** Who may log in where. */
    void in(List<SmtpDoor> doors) {
        for (SmtpDoor door : doors) {
            String at = "server at " + door.bind() + ": ";
            if (door.takesLogins() && !door.announced()) {
                findings.warning(
                        door.line(),
                        at + "a login is possible although none is announced; add the handler " + OURS
                                + "smtp.RefuseLogin");
            } else if (door.takesLoginsInTheClear()) {
                findings.warning(
                        door.line(),
                        at + "a login before TLS is possible, whatever requireSSL says; add the handler " + OURS
                                + "smtp.RequireTlsForLogin");
            } else if (door.takesLogins() && !door.limitsLogins()) {
                findings.warning(
                        door.line(),
                        at + "passwords can be guessed without a limit; add the handler " + OURS + "smtp.LimitLogins");
            }
        }
    }

    /** What brings mail out has a guard, and what writes bounces has them known. */
    void out(MailetContainer container) {
        for (List<Step> steps : container.processors().values()) {
            boolean guarded = false;
            boolean prepared = false;
            for (Step step : steps) {
                guarded |= guards(step);
                prepared |= step.is(OurMailet.PREPARE_BOUNCE);
                if (step.isOfJames("RemoteDelivery")) {
                    remoteDelivery(step, guarded);
                } else if (step.isOfJames("DSNBounce") && !prepared) {
                    findings.warning(
                            step,
                            "no PrepareBounce before it: a sender who asks for it gets the body back, file password"
                                    + " and all");
                }
            }
        }
    }

    private static boolean guards(Step step) {
        return step.match().startsWith(OURS)
                && step.matcherName().equals("MustNotLeave")
                && !step.inverted()
                && step.sendsTo()
                        .filter(processor -> !processor.equals(step.processor()))
                        .isPresent()
                && !step.parameter("onMatchException")
                        .filter(Set.of("nomatch", "ignore")::contains)
                        .isPresent();
    }

    private void remoteDelivery(Step step, boolean guarded) {
        if (!guarded) {
            findings.warning(
                    step,
                    "no guard before it: a mail that gets to this processor in another way leaves with its files; put"
                            + " ToProcessor with match=" + OURS + "matchers.MustNotLeave first");
        }
        boolean required = step.parameter(TLS_REQUIRED).orElse("false").equalsIgnoreCase("true")
                || step.parameter("sslEnable").orElse("false").equals("true");
        if (!required
                && !THIS_MACHINE.matcher(step.parameter("gateway").orElse("")).matches()) {
            findings.warning(
                    step, "mail may leave without TLS, with the file password in it; set " + TLS_REQUIRED + " to true");
        }
    }
}
