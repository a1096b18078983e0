package jp.cryptobin.james.check;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.WrongParameterException;
import org.jspecify.annotations.Nullable;

/** Our mailets and matchers are named as they are, with parameters and conditions that they take. */
final class NamesCheck {
    private static final String OURS = "jp.cryptobin.james.";
    private static final String MAILETS = OURS + "mailets.";
    private static final String MATCHERS = OURS + "matchers.";

    /** It takes the parameters of James's own, which James checks. */
    private static final String DELIVERY = OURS + "delivery.RemoteDelivery";

    /** James has a matcher of this name too. */
    private static final List<String> OF_JAMES_TOO = List.of("HasAttachment");

    private final MailetContainer container;
    private final Path directory;
    private final String postmaster;
    private final ConfigFindings findings;

    /**
     * @param directory of the server
     * @param postmaster of the gateway's settings
     */
    NamesCheck(MailetContainer container, Path directory, String postmaster, ConfigFindings findings) {
        this.container = container;
        this.directory = directory;
        this.postmaster = postmaster;
        this.findings = findings;
    }

    /** Checks all, and returns for each of our steps the processors that its parameters name. */
    Map<Step, Map<String, String>> run() {
        Map<Step, Map<String, String>> targets = new HashMap<>();
        for (Step step : container.allSteps()) {
            mailet(step).ifPresent(ours -> targets.put(step, targets(step, ours)));
        }
        container.matchers().forEach(this::matcher);
        return targets;
    }

    private Optional<OurMailet> mailet(Step step) {
        Optional<OurMailet> ours =
                Arrays.stream(OurMailet.values()).filter(step::is).findFirst();
        if (ours.isEmpty() && step.mailet().startsWith(OURS) && !step.mailet().equals(DELIVERY)) {
            findings.error(step, "there is no mailet " + step.mailet() + "; there are " + mailets());
        }
        if (ours.isEmpty()
                && mailets().contains(step.mailet())
                && !step.mailet().isEmpty()) {
            findings.error(
                    step, "James looks for " + step.mailet() + " among its own; write " + MAILETS + step.mailet());
        }
        return ours;
    }

    private static List<String> mailets() {
        return Arrays.stream(OurMailet.values()).map(OurMailet::simpleName).toList();
    }

    private Map<String, String> targets(Step step, OurMailet ours) {
        Parameters parameters = new Parameters(ours.simpleName(), step.parameters(), directory);
        try {
            Map<String, String> targets = ours.read(parameters, postmaster);
            parameters.refuseWrong();
            return targets;
        } catch (WrongParameterException wrong) {
            String processor = "processor " + step.processor() + ": ";
            wrong.problems().forEach(problem -> findings.error(step.line(), processor + problem));
            return Map.of();
        }
    }

    private void matcher(MatcherUse use) {
        String[] parts = use.text().split("=", 2);
        String name = parts[0];
        String place = "processor " + use.processor() + ": ";
        String simple = name.substring(name.lastIndexOf('.') + 1);
        Optional<OurMatcher> ours = Arrays.stream(OurMatcher.values())
                .filter(matcher -> matcher.simpleName().equals(simple))
                .findFirst();
        if (name.startsWith(OURS) && (ours.isEmpty() || !name.equals(MATCHERS + simple))) {
            findings.error(use.line(), place + "there is no matcher " + name + "; there are " + matchers());
        } else if (ours.isPresent() && name.equals(simple) && !OF_JAMES_TOO.contains(simple)) {
            findings.error(
                    use.line(), place + "James looks for " + simple + " among its own; write " + MATCHERS + simple);
        } else if (ours.isPresent() && name.startsWith(OURS)) {
            condition(use, ours.get(), parts.length > 1 ? parts[1] : null);
        }
    }

    private void condition(MatcherUse use, OurMatcher ours, @Nullable String condition) {
        try {
            ours.readCondition(condition);
        } catch (IllegalArgumentException wrong) {
            findings.error(use.line(), "processor " + use.processor() + ": " + wrong.getMessage());
        }
    }

    private static String matchers() {
        return Arrays.stream(OurMatcher.values()).map(OurMatcher::simpleName).collect(Collectors.joining(", "));
    }
}
