package jp.cryptobin.james.scenarios.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.cryptobin.james.scenarios.mail.RelayedMail;

/** Everything that was posted, and everything that somebody received. */
public final class Ledger {
    /** Where the notices of the vault itself come from. */
    private static final String VAULT = "@vault.example.com";

    private final Map<Integer, Posted> posted = new ConcurrentHashMap<>();
    private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Arrival>> mailboxes = new ConcurrentHashMap<>();

    /** The octets are about to go out. */
    void posted(Posted mail) {
        posted.put(mail.number(), mail);
    }

    /** The server has answered that it has the mail. */
    void accepted(Posted mail) {
        accepted.add(mail.number());
    }

    public void received(RelayedMail relayed) {
        if (relayed.sender().endsWith(VAULT)) {
            return;
        }
        Arrival arrival = Arrival.of(relayed);
        for (String recipient : relayed.recipients()) {
            mailboxes.compute(recipient, (address, before) -> {
                List<Arrival> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
                all.add(arrival);
                return all;
            });
        }
    }

    public List<Posted> all() {
        return posted.values().stream()
                .sorted(Comparator.comparingInt(Posted::number))
                .toList();
    }

    public int acceptedCount() {
        return accepted.size();
    }

    public boolean wasAccepted(Posted mail) {
        return accepted.contains(mail.number());
    }

    List<Arrival> mailbox(String address) {
        return mailboxes.getOrDefault(address, List.of());
    }

    /** What the recipient has of the mail itself. */
    List<Arrival> deliveries(Posted mail, String recipient) {
        return mailbox(recipient).stream()
                .filter(arrival -> arrival.messageId().equals(mail.messageId()))
                .toList();
    }

    /** The mails with the password, where it goes apart. */
    List<Arrival> letters(Posted mail, String recipient) {
        return mailbox(recipient).stream()
                .filter(arrival -> arrival.relayed().sender().equals(mail.sender()))
                .filter(arrival -> !arrival.messageId().equals(mail.messageId()))
                .toList();
    }

    /** What the gateway told its sender; not what it asked. */
    List<Arrival> notices(Posted mail) {
        return mailbox(mail.sender()).stream()
                .filter(arrival -> arrival.relayed().sender().isEmpty())
                .filter(arrival -> mail.kind() != Kind.HELD || !isQuestion(arrival))
                .toList();
    }

    /** A letter about mail that is held, with links to answer. */
    private static boolean isQuestion(Arrival arrival) {
        return arrival.relayed().mail().text().contains("?subject=STOP");
    }

    public boolean isTold(Posted mail) {
        return !notices(mail).isEmpty();
    }

    public boolean isDelivered(Posted mail) {
        return mail.recipients().stream()
                .allMatch(recipient -> !deliveries(mail, recipient).isEmpty()
                        && (mail.kind() != Kind.SEPARATE
                                || !letters(mail, recipient).isEmpty()));
    }

    /** Accepted mails of which nobody has heard yet. */
    public List<Posted> open() {
        return all().stream()
                .filter(this::wasAccepted)
                .filter(mail -> !isDelivered(mail) && !isTold(mail))
                .toList();
    }
}
