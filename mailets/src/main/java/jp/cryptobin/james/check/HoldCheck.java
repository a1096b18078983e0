package jp.cryptobin.james.check;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.cryptobin.james.parameters.HoldParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.WrongParameterException;
import org.jspecify.annotations.Nullable;

/** Held mail can be answered, and nothing of it leaves while it waits. Whether the address has a name, the server knows. */
final class HoldCheck {
    private final MailetContainer container;
    private final Path directory;
    private final String postmaster;
    private final ConfigFindings findings;

    HoldCheck(MailetContainer container, Path directory, String postmaster, ConfigFindings findings) {
        this.container = container;
        this.directory = directory;
        this.postmaster = postmaster;
        this.findings = findings;
    }

    void run() {
        List<Step> holds = container.allSteps().stream()
                .filter(step -> step.is(OurMailet.HOLD_MAIL))
                .toList();
        holds.forEach(this::hold);
        Map<String, Step> records = holds.stream()
                .collect(Collectors.toMap(
                        step -> step.parameter(HoldParameters.ANSWERS).orElse(""),
                        step -> step,
                        (one, other) -> other));
        if (records.size() > 1) {
            findings.error(
                    holds.get(holds.size() - 1),
                    HoldParameters.ANSWERS + " is another one than on another line: an answer would not find its mail");
        }
    }

    private void hold(Step step) {
        HoldParameters read = read(step);
        if (read == null) {
            return;
        }
        String answers = read.answersProcessor();
        if (container.steps(answers).stream().noneMatch(each -> each.is(OurMailet.ANSWER_HOLD))) {
            findings.error(step, "no AnswerHold in processor " + answers + ": an answer would have no effect");
        }
        String address = read.address().address();
        if (container.steps("root").stream().noneMatch(each -> leads(each, address, answers))) {
            findings.error(
                    step,
                    "no line RecipientIs=" + address + " in processor root leads answers to " + answers
                            + ": an answer would have no effect");
        }
        if (!comesBy(read.releaseProcessor(), step.processor())) {
            findings.error(
                    step,
                    "releaseProcessor=" + read.releaseProcessor()
                            + " is neither its own processor nor one that leads there: a stop would come too late for a"
                            + " mail that has waited");
        }
        List<Step> steps = container.steps(step.processor());
        if (steps.subList(0, steps.indexOf(step)).stream().anyMatch(each -> each.is(OurMailet.UPLOAD_TO_CRYPTO_BIN))) {
            findings.error(step, "stands behind UploadToCryptoBin: the vault has the files before anybody is asked");
        }
    }

    private boolean comesBy(String from, String processor) {
        return from.equals(processor)
                || container.steps(from).stream()
                        .anyMatch(
                                each -> each.sendsTo().filter(processor::equals).isPresent());
    }

    /** Wrong parameters are told elsewhere. */
    private @Nullable HoldParameters read(Step step) {
        try {
            return HoldParameters.read(new Parameters("HoldMail", step.parameters(), directory), postmaster);
        } catch (WrongParameterException wrong) {
            return null;
        }
    }

    private static boolean leads(Step step, String address, String processor) {
        return step.sendsTo().filter(processor::equals).isPresent()
                && !step.inverted()
                && step.matcherName().equals("RecipientIs")
                && Arrays.stream(step.match()
                                .substring(step.match().indexOf('=') + 1)
                                .toLowerCase(Locale.ROOT)
                                .split("[,\\s]+", -1))
                        .anyMatch(address.toLowerCase(Locale.ROOT)::equals);
    }
}
