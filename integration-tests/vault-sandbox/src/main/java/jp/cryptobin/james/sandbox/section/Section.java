package jp.cryptobin.james.sandbox.section;

import java.util.List;
import java.util.Map;

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
}
