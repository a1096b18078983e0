package jp.cryptobin.james.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every processor that is named exists, and what James itself insists on is there. */
final class RoutesCheck {
    /** Words that stand in the place of a processor. */
    private static final Set<String> NO_PROCESSORS = Set.of("ignore", "propagate", "matchall", "nomatch");
    /** Parameters of any mailet that name a processor; those of ours are read by their own code. */
    private static final List<String> NAMING =
            List.of("processor", "errorProcessor", "bounceProcessor", "onMailetException", "onMatchException");

    private final MailetContainer container;
    private final Map<Step, Map<String, String>> targets;
    private final ConfigFindings findings;

    /** @param targets the processors that parameters of ours name */
    RoutesCheck(MailetContainer container, Map<Step, Map<String, String>> targets, ConfigFindings findings) {
        this.container = container;
        this.targets = targets;
        this.findings = findings;
    }

    void run() {
        for (String required : List.of("root", "error")) {
            if (!container.processors().containsKey(required)) {
                findings.error("there is no processor " + required + ", without which James does not start");
            }
        }
        container.repeated().forEach(name -> findings.error("there is more than one processor " + name));
        container.processors().keySet().stream()
                .filter(name -> !name.equals(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> findings.error("processor " + name + " is not found by mail in lower case; write "
                        + name.toLowerCase(Locale.ROOT)));
        container.allSteps().forEach(this::references);
        removesBcc();
    }

    private void references(Step step) {
        if (step.isOfJames("ToProcessor") && step.parameter("processor").isEmpty()) {
            findings.error(step, "has no <processor>");
        }
        Map<String, String> ours = targets.getOrDefault(step, Map.of());
        ours.forEach((parameter, processor) -> reference(step, parameter, processor));
        Set<String> others = new HashSet<>(NAMING);
        others.removeAll(ours.keySet());
        others.forEach(
                parameter -> step.parameter(parameter).ifPresent(processor -> reference(step, parameter, processor)));
    }

    private void reference(Step step, String parameter, String processor) {
        boolean onException = parameter.startsWith("on");
        if (onException && NO_PROCESSORS.contains(processor.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (!container.processors().containsKey(processor)) {
            findings.error(
                    step,
                    parameter + "=" + processor + " names no processor; there are "
                            + String.join(", ", container.processors().keySet()));
        }
    }

    /** James's own check of the processor through which mail goes to mailboxes. */
    private void removesBcc() {
        boolean removed = container.steps("transport").stream()
                .anyMatch(step -> step.isOfJames("RemoveMimeHeader")
                        && step.matchesAll()
                        && step.parameter("name").orElse("").equalsIgnoreCase("bcc"));
        if (!removed) {
            findings.error("processor transport has no RemoveMimeHeader with name=bcc for All, without which James does"
                    + " not start");
        }
    }
}
