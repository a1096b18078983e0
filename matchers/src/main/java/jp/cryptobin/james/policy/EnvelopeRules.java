package jp.cryptobin.james.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.mime.HeaderAddress;

/**
 * The rules of 5.6.6 to 5.6.8 and 5.6.26: recipients are counted by the envelope, which alone knows Bcc; form and
 * repeats are also looked for in To and Cc, since clients drop repeated recipients before they send.
 */
final class EnvelopeRules {
    private static final Pattern UNDISCLOSED = Pattern.compile(
            "[<\"']*(un(disclosed|specified)|suppressed|no|hidden|list)?[ ._-]?(recipients?|addressees?)( not shown)?[\"':;,> ]*"
                    + "|[<\"' ]*undisclosed[\"':;,> ]*|[<:;> ]*",
            Pattern.CASE_INSENSITIVE);

    private final Limits limits;

    EnvelopeRules(Limits limits) {
        this.limits = limits;
    }

    List<Violation> violations(Inspection inspection, Envelope envelope) {
        List<String> written = inspection.addressees().stream()
                .map(HeaderAddress::address)
                .filter(address -> !limits.undisclosedIsNobody() || !isNobody(address))
                .toList();
        List<Violation> violations = new ArrayList<>();
        long distinct =
                envelope.recipients().stream().map(this::comparable).distinct().count();
        if (distinct > limits.recipients()) {
            violations.add(Violation.of(Reason.TOO_MANY_RECIPIENTS, distinct + " > " + limits.recipients()));
        }
        List<String> malformed = Stream.concat(envelope.recipients().stream(), written.stream())
                .filter(address -> !limits.addressSyntax().isMailbox(address))
                .distinct()
                .toList();
        if (!malformed.isEmpty()) {
            violations.add(new Violation(Reason.MALFORMED_RECIPIENT, malformed));
        }
        List<String> repeated = Stream.concat(repeated(envelope.recipients()), repeated(written))
                .distinct()
                .toList();
        if (!repeated.isEmpty()) {
            violations.add(new Violation(Reason.DUPLICATE_RECIPIENTS, repeated));
        }
        if (envelope.hasNullSender()) {
            violations.add(new Violation(Reason.UNEXPECTED_ERROR, ofNobody(inspection)));
        } else if (!limits.addressSyntax().isMailbox(envelope.sender())) {
            violations.add(Violation.of(Reason.MALFORMED_SENDER, "<" + envelope.sender() + ">"));
        }
        return violations;
    }

    /** What mail programs write when all recipients are in Bcc, as a group without members or instead of one. */
    private static boolean isNobody(String address) {
        return UNDISCLOSED.matcher(address.strip()).matches();
    }

    /** An address that is not there is not malformed: what is the matter are the files. */
    private static List<String> ofNobody(Inspection inspection) {
        return Stream.concat(
                        Stream.of(
                                "automatic mail without a sender (MAIL FROM:<>) with files that no account can deposit"),
                        inspection.files().stream()
                                .map(file -> file.fileName().isEmpty()
                                        ? file.contentType() + " (" + file.path() + ")"
                                        : file.fileName() + " (" + file.contentType() + ")"))
                .toList();
    }

    private Stream<String> repeated(List<String> addresses) {
        Map<String, List<String>> byAddress = new LinkedHashMap<>();
        addresses.forEach(address -> byAddress
                .computeIfAbsent(comparable(address), same -> new ArrayList<>())
                .add(address));
        return byAddress.values().stream().filter(same -> same.size() > 1).map(same -> same.get(0));
    }

    private String comparable(String address) {
        int at = address.lastIndexOf('@');
        String localPart = at < 0 ? address : address.substring(0, at);
        String domain = at < 0 ? "" : address.substring(at).toLowerCase(Locale.ROOT);
        return (limits.ignoreCaseOfLocalParts() ? localPart.toLowerCase(Locale.ROOT) : localPart) + domain;
    }
}
