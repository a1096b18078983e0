package jp.cryptobin.james.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The order of our mailets makes sense: no file leaves, no mail gets lost, no notice goes round in circles. */
final class PipelineCheck {
    /** What brings mail out of the server or into a mailbox. */
    private static final List<String> DELIVERIES =
            List.of("RemoteDelivery", "LocalDelivery", "ToRecipientFolder", "Forward", "Redirect", "Resend");

    private final MailetContainer container;
    private final Map<Step, Map<String, String>> targets;
    private final ConfigFindings findings;

    /** @param targets the processors that parameters of ours name */
    PipelineCheck(MailetContainer container, Map<Step, Map<String, String>> targets, ConfigFindings findings) {
        this.container = container;
        this.targets = targets;
        this.findings = findings;
    }

    void run() {
        Set<String> pipelines = container.allSteps().stream()
                .filter(step -> step.is(OurMailet.UPLOAD_TO_CRYPTO_BIN) || step.is(OurMailet.REWRITE_BODY))
                .map(Step::processor)
                .collect(Collectors.toCollection(TreeSet::new));
        if (pipelines.isEmpty()) {
            findings.error("no processor holds UploadToCryptoBin and RewriteBody: no file goes to the vault");
        }
        pipelines.forEach(name -> pipeline(name, way(name)));
        pipelines.addAll(pipelines.stream().flatMap(name -> way(name).stream()).toList());
        container.allSteps().stream()
                .filter(step -> step.is(OurMailet.NOTIFY_SENDER))
                .forEach(step -> notifier(step, pipelines));
        container.allSteps().stream()
                .filter(step -> step.is(OurMailet.REWRITE_BODY))
                .forEach(step -> back(step, "passwordProcessor", pipelines));
    }

    /** The processors through which mail comes to a pipeline that begins in others, in order, and itself. */
    private List<String> way(String name) {
        Deque<String> way = new ArrayDeque<>(List.of(name));
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            next = first(container.steps(way.getFirst()), OurMailet.VALIDATE_MESSAGE) < 0
                    ? before(way.getFirst()).filter(earlier -> !way.contains(earlier))
                    : Optional.empty();
            next.ifPresent(way::addFirst);
        }
        return List.copyOf(way);
    }

    /** The processor that prepares mail and sends all of it to the one named. */
    private Optional<String> before(String name) {
        return container.processors().keySet().stream()
                .filter(earlier -> first(container.steps(earlier), OurMailet.VALIDATE_MESSAGE) >= 0
                        || first(container.steps(earlier), OurMailet.EXTRACT_ATTACHMENTS) >= 0)
                .filter(earlier -> container.steps(earlier).stream()
                        .anyMatch(step -> step.matchesAll()
                                && step.sendsTo().filter(name::equals).isPresent()))
                .findFirst();
    }

    private void pipeline(String name, List<String> way) {
        List<Step> steps = way.stream()
                .flatMap(processor -> container.steps(processor).stream())
                .toList();
        int validate = first(steps, OurMailet.VALIDATE_MESSAGE);
        int extract = first(steps, OurMailet.EXTRACT_ATTACHMENTS);
        int upload = first(steps, OurMailet.UPLOAD_TO_CRYPTO_BIN);
        int rewrite = first(steps, OurMailet.REWRITE_BODY);
        reached(way.get(0));
        if (rewrite < 0) {
            findings.error(steps.get(upload), "no RewriteBody after it: the mail would go on with its files");
            rewrite = steps.size();
        } else if (upload < 0) {
            findings.error(steps.get(rewrite), "no UploadToCryptoBin before it: every mail with files would fail");
        } else if (rewrite < upload) {
            findings.error(steps.get(rewrite), "stands before UploadToCryptoBin: every mail with files would fail");
        }
        if (upload >= 0 && (extract < 0 || extract > upload)) {
            findings.error(steps.get(upload), "no ExtractAttachments before it: it would find no files to upload");
        }
        if (validate < 0 || validate > Math.max(extract, 0) && extract >= 0) {
            Step at = steps.get(Math.max(0, Math.max(extract, upload)));
            findings.warning(at, "no ValidateMessage before it: the manual's limits apply, whatever is set elsewhere");
        }
        for (int i = 0; i < Math.min(rewrite, steps.size()); i++) {
            before(steps.get(i), way);
        }
        steps.forEach(this::exceptions);
        end(name, steps, rewrite);
    }

    private static int first(List<Step> steps, OurMailet mailet) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).is(mailet)) {
                return i;
            }
        }
        return -1;
    }

    private void reached(String name) {
        boolean reached = container.allSteps().stream()
                .filter(step -> !step.processor().equals(name))
                .anyMatch(step -> step.sendsTo().filter(name::equals).isPresent());
        if (!reached && !name.equals("root") && !name.equals("transport")) {
            findings.error("no mail gets to processor " + name + ": no ToProcessor elsewhere names it");
        }
    }

    private void before(Step step, List<String> way) {
        if (step.sendsTo().filter(way::contains).isPresent()) {
            return;
        }
        boolean harmless = step.matcherName().equals("HasNoAttachment")
                && !step.inverted()
                && step.match().startsWith("jp.cryptobin.");
        Optional<String> exit = exit(step);
        if (exit.isPresent() && !harmless) {
            findings.error(
                    step,
                    exit.get() + " before RewriteBody: files would leave with it. Only what matches"
                            + " jp.cryptobin.james.matchers.HasNoAttachment may go this way");
        }
        if (step.isOfJames("DKIMSign")) {
            findings.error(
                    step,
                    "signs before RewriteBody, which takes the signature off again; sign in processor "
                            + "relay, behind " + way.get(way.size() - 1));
        }
    }

    /** How mail gets out by this step; empty if it does not. */
    private Optional<String> exit(Step step) {
        if (DELIVERIES.stream().anyMatch(step::isOfJames)) {
            return Optional.of("delivers");
        }
        return step.sendsTo()
                .filter(processor -> leads(processor, new HashSet<>()))
                .map(processor -> "sends mail to " + processor);
    }

    private boolean leads(String processor, Set<String> seen) {
        return seen.add(processor)
                && container.steps(processor).stream()
                        .anyMatch(step -> DELIVERIES.stream().anyMatch(step::isOfJames)
                                || step.sendsTo()
                                        .filter(next -> leads(next, seen))
                                        .isPresent());
    }

    private void exceptions(Step step) {
        boolean ours = targets.containsKey(step);
        if (ours) {
            exception(step, "onMailetException", "a failure");
        }
        if (step.match().startsWith("jp.cryptobin.")) {
            exception(step, "onMatchException", "a mail that cannot be inspected");
        }
    }

    private void exception(Step step, String parameter, String what) {
        Optional<String> value = step.parameter(parameter);
        if (value.isEmpty()) {
            findings.warning(
                    step,
                    "has no " + parameter + ": " + what + " goes to processor error, and its sender gets"
                            + " no notice that explains it");
        } else if (Set.of("ignore", "nomatch", "matchall").contains(value.get())
                || leads(value.get(), new HashSet<>())) {
            findings.error(step, parameter + "=" + value.get() + ": " + what + " would go on with its files");
        }
    }

    private void end(String name, List<Step> steps, int rewrite) {
        boolean goesOn = steps.stream()
                .skip(rewrite < 0 ? 0 : rewrite)
                .anyMatch(step -> step.matchesAll() && (exit(step).isPresent() || step.isOfJames("Null")));
        if (!goesOn) {
            findings.error("processor " + name + " ends without sending all mail on after RewriteBody: James would drop"
                    + " it");
        }
    }

    private void notifier(Step step, Set<String> pipelines) {
        back(step, "processor", pipelines);
        String onFailure = step.parameter("onMailetException").orElse("error");
        if (onFailure.equals(step.processor()) || pipelines.contains(onFailure)) {
            findings.error(
                    step,
                    "onMailetException=" + onFailure + " brings a notice that cannot be sent back to where"
                            + " it came from; write error");
        }
    }

    /** Mail that we write does not go through the pipeline. */
    private void back(Step step, String parameter, Set<String> pipelines) {
        Optional.ofNullable(targets.getOrDefault(step, Map.of()).get(parameter))
                .filter(pipelines::contains)
                .ifPresent(processor -> findings.error(
                        step, parameter + "=" + processor + " would send what it writes through the pipeline again"));
    }
}
