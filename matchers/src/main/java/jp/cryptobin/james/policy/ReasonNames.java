package jp.cryptobin.james.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The condition of a matcher that looks for reasons: {@code E02, too-many-recipients}. */
public final class ReasonNames {
    /** The limits of the vault (manual 5.6.1 to 5.6.10, 5.6.26). */
    public static final Set<Reason> LIMITS = Collections.unmodifiableSet(EnumSet.of(
            Reason.FILE_NAME_CHARACTERS,
            Reason.TOO_MANY_FILES,
            Reason.FILE_WITHOUT_NAME,
            Reason.DUPLICATE_FILE_NAMES,
            Reason.TOO_MANY_RECIPIENTS,
            Reason.MALFORMED_RECIPIENT,
            Reason.DUPLICATE_RECIPIENTS,
            Reason.SUBJECT_TOO_LONG,
            Reason.SUBJECT_CHARACTERS,
            Reason.MALFORMED_SENDER));

    /** All reasons. */
    public static final Set<Reason> ALL = Collections.unmodifiableSet(EnumSet.allOf(Reason.class));

    private ReasonNames() {}

    /**
     * The named reasons.
     *
     * @param allowed the reasons that the matcher knows, all of them when the condition is empty; none if it takes no
     *     condition
     * @throws IllegalArgumentException if a name is none of the allowed
     */
    public static Set<Reason> parse(String matcher, @Nullable String condition, Set<Reason> allowed) {
        if (allowed.isEmpty() && condition != null) {
            throw new IllegalArgumentException(matcher + " takes no condition, but got '" + condition + "'");
        }
        if (condition == null || condition.isBlank()) {
            return allowed;
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (String name : condition.split("[,\\s]+", -1)) {
            Optional<Reason> reason = allowed.stream()
                    .filter(r -> r.number().equalsIgnoreCase(name) || r.code().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst();
            reasons.add(reason.orElseThrow(() -> new IllegalArgumentException(
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
