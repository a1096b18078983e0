package jp.cryptobin.james.matchers;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;

/** The condition of a matcher that looks for reasons: {@code E02, too-many-recipients}. */
final class ReasonNames {
    private ReasonNames() {}

    /**
     * The named reasons.
     *
     * @param allowed the reasons that the matcher knows, all of them when the condition is empty
     * @throws MessagingException if a name is none of the allowed
     */
    static Set<Reason> parse(String matcher, String condition, Set<Reason> allowed) throws MessagingException {
        if (condition == null || condition.isBlank()) {
            return allowed;
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (String name : condition.split("[,\\s]+", -1)) {
            Optional<Reason> reason = allowed.stream()
                    .filter(r -> r.number().equalsIgnoreCase(name) || r.code().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst();
            reasons.add(reason.orElseThrow(() -> new MessagingException(
                    matcher + ": '" + name + "' is no reason that it looks for; accepted are " + names(allowed))));
        }
        return reasons;
    }

    private static String names(Set<Reason> reasons) {
        return Arrays.stream(Reason.values())
                .filter(reasons::contains)
                .map(reason -> reason.number() + " (" + reason.code() + ")")
                .collect(Collectors.joining(", "));
    }
}
