package jp.cryptobin.james.sandbox.section;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of the section that the sandbox serves. Immutable: a change is a new value.
 *
 * @param allowedAddresses client IP addresses that may use the API; empty allows all
 * @param dedicatedDomain the only host name that the API answers to; empty answers to all
 * @param forbiddenNames file names, with {@code *} for any text, regardless of case
 * @param forbiddenRecipients addresses, with {@code *} for any text, regardless of case
 * @param maxDepositBytes octets of all files of a deposit together
 * @param senders own accounts of senders, by address
 */
public record Section(
        Service service,
        String dedicatedDomain,
        List<String> allowedAddresses,
        boolean optionEnabled,
        boolean optionGroupSet,
        boolean autopilot,
        Approval approval,
        List<String> forbiddenNames,
        List<String> forbiddenRecipients,
        long maxDepositBytes,
        VirusScan virusScan,
        Account defaultUser,
        Map<String, Account> senders) {
    /** Twice what a mail of 40 MB can carry, so that a gateway's own limit is met first. */
    public static final long DEFAULT_MAX_DEPOSIT_BYTES = 80L * 1024 * 1024;

    public Section {
        allowedAddresses = List.copyOf(allowedAddresses);
        forbiddenNames = List.copyOf(forbiddenNames);
        forbiddenRecipients = List.copyOf(forbiddenRecipients);
        senders = Map.copyOf(senders);
    }

    /** A section that takes every lawful deposit, for a default user of that login id. */
    public static Section open(String loginId) {
        return new Section(
                Service.READY,
                "",
                List.of(),
                true,
                true,
                true,
                Approval.OFF,
                List.of(),
                List.of(),
                DEFAULT_MAX_DEPOSIT_BYTES,
                VirusScan.AT_DEPOSIT,
                new Account(loginId, AccountState.ACTIVE),
                Map.of());
    }

    /** The account that a deposit of this sender is made for: the sender's own, else the default user. */
    public Account accountOf(String sender) {
        return senders.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(sender))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(defaultUser);
    }

    /** The state of an account; of one that the section knows nothing about, active. */
    public AccountState stateOf(String loginId) {
        return Stream.concat(Stream.of(defaultUser), senders.values().stream())
                .filter(account -> account.loginId().equals(loginId))
                .map(Account::state)
                .findFirst()
                .orElse(AccountState.ACTIVE);
    }

    /** The account with that login id in another state. */
    public Section withState(String loginId, AccountState state) {
        Map<String, Account> changed = new TreeMap<>(senders);
        changed.replaceAll(
                (address, account) -> account.loginId().equals(loginId) ? new Account(loginId, state) : account);
        return withAccounts(defaultUser.loginId().equals(loginId) ? new Account(loginId, state) : defaultUser, changed);
    }

    /** Its owner has set a new password: an account that waited for that is active. */
    public Section withPasswordChosen(String loginId) {
        return switch (stateOf(loginId)) {
            case PASSWORD_RESET, PASSWORD_EXPIRED -> withState(loginId, AccountState.ACTIVE);
            case ACTIVE, LOCKED, WITHOUT_GROUP -> this;
        };
    }

    /** With an account of this sender's own, in place of one that there was. */
    public Section withSender(String address, Account account) {
        Map<String, Account> changed = new TreeMap<>(withoutSender(address).senders());
        changed.put(address, account);
        return withAccounts(defaultUser, changed);
    }

    public Section withoutSender(String address) {
        Map<String, Account> changed = new TreeMap<>(senders);
        changed.keySet().removeIf(address::equalsIgnoreCase);
        return withAccounts(defaultUser, changed);
    }

    /** For the default user of that login id; the state stays if it is the same. */
    Section withDefaultUser(Account account) {
        return defaultUser.loginId().equals(account.loginId()) ? this : withAccounts(account, senders);
    }

    public Section withApproval(Approval other) {
        return new Section(
                service,
                dedicatedDomain,
                allowedAddresses,
                optionEnabled,
                optionGroupSet,
                autopilot,
                other,
                forbiddenNames,
                forbiddenRecipients,
                maxDepositBytes,
                virusScan,
                defaultUser,
                senders);
    }

    private Section withAccounts(Account otherDefaultUser, Map<String, Account> otherSenders) {
        return new Section(
                service,
                dedicatedDomain,
                allowedAddresses,
                optionEnabled,
                optionGroupSet,
                autopilot,
                approval,
                forbiddenNames,
                forbiddenRecipients,
                maxDepositBytes,
                virusScan,
                otherDefaultUser,
                otherSenders);
    }
}
