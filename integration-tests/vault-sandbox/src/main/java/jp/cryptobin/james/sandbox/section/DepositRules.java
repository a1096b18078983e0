package jp.cryptobin.james.sandbox.section;

import static jp.cryptobin.james.sandbox.section.AccountState.LOCKED;
import static jp.cryptobin.james.sandbox.section.AccountState.PASSWORD_EXPIRED;
import static jp.cryptobin.james.sandbox.section.AccountState.PASSWORD_RESET;
import static jp.cryptobin.james.sandbox.section.AccountState.WITHOUT_GROUP;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.cryptobin.james.sandbox.contract.DepositRequest;
import jp.cryptobin.james.sandbox.contract.FileEntry;
import jp.cryptobin.james.sandbox.contract.ProblemCode;
import jp.cryptobin.james.sandbox.contract.Refusal;

/** Whether the section takes a deposit, judged by what it announces: a table, first hit wins. */
public final class DepositRules {
    static final int MAX_FILES = 20;
    static final int MAX_RECIPIENTS = 50;
    static final int MAX_SUBJECT = 200;

    /** Names what breaks a rule; nothing broken, nothing named. */
    @FunctionalInterface
    private interface Offenders {
        Stream<String> in(Section section, DepositRequest deposit);
    }

    private record Rule(ProblemCode code, Offenders offenders) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    ProblemCode.MALFORMED_SENDER,
                    (section, deposit) -> Stream.of(deposit.sender()).filter(sender -> !MailboxSyntax.valid(sender))),
            new Rule(ProblemCode.SENDER_LOCKED, sender(Set.of(LOCKED))),
            new Rule(ProblemCode.SENDER_PASSWORD_EXPIRED, sender(Set.of(PASSWORD_EXPIRED, PASSWORD_RESET))),
            new Rule(ProblemCode.SENDER_OUTSIDE_GROUP, sender(Set.of(WITHOUT_GROUP))),
            new Rule(
                    ProblemCode.APPROVAL_SETTINGS_INVALID,
                    (section, deposit) -> Stream.of("approvers")
                            .filter(missing -> !section.approval().valid())),
            new Rule(
                    ProblemCode.SUBJECT_TOO_LONG,
                    (section, deposit) -> Stream.of(deposit.subject())
                            .filter(subject -> subject.codePointCount(0, subject.length()) > MAX_SUBJECT)),
            new Rule(
                    ProblemCode.SUBJECT_CHARACTERS,
                    (section, deposit) -> Stream.of(deposit.subject()).filter(Characters::unusable)),
            new Rule(
                    ProblemCode.TOO_MANY_RECIPIENTS,
                    (section, deposit) -> deposit.recipients().stream().skip(MAX_RECIPIENTS)),
            new Rule(ProblemCode.MALFORMED_RECIPIENT, recipients(recipient -> !MailboxSyntax.valid(recipient))),
            new Rule(
                    ProblemCode.DUPLICATE_RECIPIENTS,
                    (section, deposit) ->
                            repeated(deposit.recipients(), recipient -> recipient.toLowerCase(Locale.ROOT))),
            new Rule(
                    ProblemCode.RECIPIENT_FORBIDDEN,
                    (section, deposit) ->
                            deposit.recipients().stream().filter(Patterns.any(section.forbiddenRecipients()))),
            new Rule(
                    ProblemCode.TOO_MANY_FILES,
                    (section, deposit) -> names(deposit).skip(MAX_FILES)),
            new Rule(
                    ProblemCode.FILE_WITHOUT_NAME,
                    (section, deposit) -> names(deposit).filter(String::isBlank)),
            new Rule(
                    ProblemCode.FILE_NAME_CHARACTERS,
                    (section, deposit) -> names(deposit).filter(Characters::unusableInFileName)),
            new Rule(
                    ProblemCode.DUPLICATE_FILE_NAMES,
                    (section, deposit) -> repeated(names(deposit).toList(), Characters::nfc)),
            new Rule(
                    ProblemCode.FORBIDDEN_FILE_NAME,
                    (section, deposit) -> names(deposit).filter(Patterns.any(section.forbiddenNames()))),
            new Rule(ProblemCode.FILE_TOO_LARGE, DepositRules::tooLarge),
            new Rule(
                    ProblemCode.UPLOAD_FAILED,
                    (section, deposit) ->
                            names(deposit).filter(name -> section.service().state() == Service.State.UPLOADS_FAIL)));

    private DepositRules() {}

    /** Why this deposit is not taken; empty when it is. */
    public static Optional<Refusal> check(Section section, DepositRequest deposit) {
        for (Rule rule : RULES) {
            List<String> offenders = rule.offenders().in(section, deposit).toList();
            if (!offenders.isEmpty()) {
                return Optional.of(Refusal.of(rule.code(), rule.code().title(), offenders));
            }
        }
        return Optional.empty();
    }

    private static Stream<String> names(DepositRequest deposit) {
        return deposit.files().stream().map(FileEntry::name);
    }

    private static Stream<String> tooLarge(Section section, DepositRequest deposit) {
        return deposit.totalSize() > section.maxDepositBytes() ? names(deposit) : Stream.empty();
    }

    private static Offenders recipients(Predicate<String> broken) {
        return (section, deposit) -> deposit.recipients().stream().filter(broken);
    }

    /** A rule about the sender's own account; the default user's states are judged with the access. */
    private static Offenders sender(Set<AccountState> states) {
        return (section, deposit) -> Stream.of(section.accountOf(deposit.sender()))
                .filter(account -> !account.equals(section.defaultUser()) && states.contains(account.state()))
                .map(account -> deposit.sender());
    }

    private static Stream<String> repeated(List<String> values, Function<String, String> key) {
        Set<String> seen = new HashSet<>();
        return values.stream().filter(value -> !seen.add(key.apply(value))).distinct();
    }
}
