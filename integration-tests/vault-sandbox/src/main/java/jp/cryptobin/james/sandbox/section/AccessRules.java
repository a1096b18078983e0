package jp.cryptobin.james.sandbox.section;

import static jp.cryptobin.james.sandbox.section.AccountState.LOCKED;
import static jp.cryptobin.james.sandbox.section.AccountState.PASSWORD_EXPIRED;
import static jp.cryptobin.james.sandbox.section.AccountState.PASSWORD_RESET;
import static jp.cryptobin.james.sandbox.section.AccountState.WITHOUT_GROUP;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import jp.cryptobin.james.sandbox.contract.ProblemCode;
import jp.cryptobin.james.sandbox.contract.Refusal;

/**
 * Whether a client may use the API at all: a table, first hit wins. What anybody may know stands before the
 * credentials, the section's settings after them.
 */
public final class AccessRules {
    private record Rule(ProblemCode code, BiPredicate<Section, Caller> broken) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    ProblemCode.DEDICATED_DOMAIN_WRONG,
                    (section, caller) -> !section.dedicatedDomain().isEmpty()
                            && !section.dedicatedDomain().equalsIgnoreCase(caller.host())),
            new Rule(ProblemCode.MAINTENANCE, service(Service.State.MAINTENANCE)),
            new Rule(ProblemCode.TEMPORARY_VAULT_ERROR, service(Service.State.TEMPORARY_ERROR)),
            new Rule(ProblemCode.UNEXPECTED_ERROR, service(Service.State.UNEXPECTED_ERROR)),
            new Rule(
                    ProblemCode.ADDRESS_NOT_ALLOWED,
                    (section, caller) -> !section.allowedAddresses().isEmpty()
                            && !section.allowedAddresses().contains(caller.address())),
            new Rule(ProblemCode.BAD_CREDENTIALS, (section, caller) -> !caller.known()),
            new Rule(ProblemCode.DEFAULT_USER_LOCKED, defaultUser(LOCKED)),
            new Rule(ProblemCode.PASSWORD_RESET, defaultUser(PASSWORD_RESET)),
            new Rule(ProblemCode.PASSWORD_EXPIRED, defaultUser(PASSWORD_EXPIRED)),
            new Rule(ProblemCode.USER_WITHOUT_GROUP, defaultUser(WITHOUT_GROUP)),
            new Rule(ProblemCode.OPTION_NOT_ENABLED, (section, caller) -> !section.optionEnabled()),
            new Rule(ProblemCode.OPTION_GROUP_MISSING, (section, caller) -> !section.optionGroupSet()),
            new Rule(ProblemCode.AUTOPILOT_OFF, (section, caller) -> !section.autopilot()));

    private AccessRules() {}

    /** Why this caller is turned away; empty when it is let in. */
    public static Optional<Refusal> check(Section section, Caller caller) {
        return RULES.stream()
                .filter(rule -> rule.broken().test(section, caller))
                .findFirst()
                .map(rule -> Refusal.of(rule.code(), rule.code().title())
                        .retryAfter(
                                rule.code().status() == 503 ? section.service().retryAfterSeconds() : 0));
    }

    private static BiPredicate<Section, Caller> service(Service.State state) {
        return (section, caller) -> section.service().state() == state;
    }

    private static BiPredicate<Section, Caller> defaultUser(AccountState state) {
        return (section, caller) -> section.defaultUser().state() == state;
    }
}
