package jp.cryptobin.james.scenarios.crash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.StoredDeposit.StoredFile;
import jp.cryptobin.james.scenarios.vault.Visitor;

/** Compares what was posted with what arrived and with what the vault has. Each mail once; doubles at the end. */
public final class Audit {
    private final Ledger ledger;
    private final Verdict verdict;
    private final boolean bounces;
    private final int every;
    private final Set<Integer> done = new HashSet<>();

    Audit(Ledger ledger, Verdict verdict) {
        this(ledger, verdict, false, 1);
    }

    /**
     * @param bounces whether a mail and its password mails may come back each by itself
     * @param every which deposit is opened with its password: every one, every second, and so on
     */
    public Audit(Ledger ledger, Verdict verdict, boolean bounces, int every) {
        this.every = every;
        this.ledger = ledger;
        this.verdict = verdict;
        this.bounces = bounces;
    }

    /**
     * Looks at the mails that it has not looked at yet; call it when everything has come to rest.
     *
     * @param kept the Message-IDs of mails that lie in the server's repositories
     */
    public void check(List<StoredDeposit> deposits, Set<String> kept) {
        Map<String, List<StoredDeposit>> bySender = new HashMap<>();
        deposits.forEach(deposit -> bySender.merge(deposit.sender(), List.of(deposit), Audit::joined));
        for (Posted mail : ledger.all()) {
            if (done.add(mail.number())) {
                fate(mail, kept);
                leak(mail);
                content(mail, bySender.getOrDefault(mail.sender(), List.of()));
            }
        }
    }

    private static List<StoredDeposit> joined(List<StoredDeposit> some, List<StoredDeposit> more) {
        List<StoredDeposit> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private void fate(Posted mail, Set<String> kept) {
        boolean delivered = ledger.isDelivered(mail);
        boolean told = ledger.isTold(mail);
        if (!ledger.wasAccepted(mail)) {
            verdict.count(delivered || told ? "not answered, and taken" : "not answered, and not taken", 1);
            return;
        }
        if (mail.kind() == Kind.REFUSED) {
            verdict.count(told ? "told" : "", told ? 1 : 0);
        } else if (delivered) {
            verdict.count("delivered", 1);
        } else if (told) {
            verdict.count("told", 1);
            verdict.count("told although it should have been delivered", 1);
        }
        if (!delivered && !told) {
            if (kept.contains(mail.messageId())) {
                verdict.count("kept", 1);
            } else {
                verdict.count("lost", 1);
                verdict.wrong("lost: " + mail);
            }
        }
    }

    private void leak(Posted mail) {
        if (mail.kind() == Kind.PLAIN) {
            return;
        }
        List<byte[]> telltales = mail.telltales();
        for (String recipient : mail.recipients()) {
            boolean leaked = ledger.mailbox(recipient).stream()
                    .anyMatch(arrival -> telltales.stream().anyMatch(arrival::has));
            boolean refusedButDelivered =
                    mail.kind() == Kind.REFUSED && !ledger.mailbox(recipient).isEmpty();
            if (leaked || refusedButDelivered) {
                verdict.count("leaked", 1);
                verdict.wrong("leaked: " + mail + " to " + recipient);
            }
        }
        if (ledger.mailbox(mail.sender()).stream()
                .anyMatch(arrival -> telltales.stream().anyMatch(arrival::has))) {
            verdict.count("leaked", 1);
            verdict.wrong("leaked: " + mail + " in a notice");
        }
    }

    private void content(Posted mail, List<StoredDeposit> deposits) {
        if (!mail.kind().goesToVault()) {
            for (String recipient : mail.recipients()) {
                for (Arrival arrival : ledger.deliveries(mail, recipient)) {
                    if (!Arrays.equals(arrival.relayed().mail().withoutTrace(), mail.octets())) {
                        verdict.wrong("changed: " + mail + " to " + recipient);
                    }
                }
            }
            return;
        }
        if (deposits.size() > 1) {
            verdict.count("deposited twice", 1);
            verdict.wrong("deposited " + deposits.size() + " times: " + mail);
        }
        boolean somebodyHasIt = mail.recipients().stream()
                .anyMatch(recipient -> !ledger.deliveries(mail, recipient).isEmpty());
        if (somebodyHasIt && deposits.isEmpty()) {
            verdict.wrong("delivered without a deposit: " + mail);
        }
        if (somebodyHasIt && deposits.size() == 1) {
            if (deposits.get(0).state().equals("DELIVERED")) {
                if (mail.number() % every != 0) {
                    return;
                }
                opened(mail, deposits.get(0));
            } else {
                verdict.count("deposits that the approver rejected", 1);
                if (!ledger.isTold(mail)) {
                    verdict.wrong("nobody was told of " + deposits.get(0).state() + ": " + mail);
                }
            }
        }
    }

    private void opened(Posted mail, StoredDeposit deposit) {
        List<String> expected = mail.files().stream().map(Audit::sha256).toList();
        if (!deposit.files().stream().map(StoredFile::sha256).toList().equals(expected)) {
            verdict.wrong("other files in the deposit: " + mail);
        }
        for (StoredDeposit.DepositRecipient recipient : deposit.recipients()) {
            List<Arrival> mails = mail.kind() == Kind.SEPARATE
                    ? ledger.letters(mail, recipient.address())
                    : ledger.deliveries(mail, recipient.address());
            if (mails.isEmpty()) {
                continue;
            }
            Set<String> passwords = new HashSet<>();
            mails.forEach(arrival ->
                    passwords.add(PasswordBlock.passwordIn(arrival.relayed().mail())));
            Visitor visitor = new Visitor(recipient.url());
            if (passwords.size() != 1
                    || !visitor.enter(passwords.iterator().next()).opened()) {
                verdict.wrong("the password opens nothing: " + mail + " for " + recipient.address());
                continue;
            }
            for (int file = 0; file < expected.size(); file++) {
                if (!sha256(visitor.download(file)).equals(expected.get(file))) {
                    verdict.wrong("other octets behind the link: " + mail);
                }
            }
            verdict.count("opened by recipients", 1);
        }
    }

    /** How many mails came as two copies so far. */
    public int doubled() {
        Verdict soFar = new Verdict();
        doubles(soFar);
        return soFar.of("doubled by the gateway");
    }

    /** Counts what came twice, over the whole run: by the copy whether we made two of it, or James sent one again. */
    public void doubles(Verdict to) {
        for (Posted mail : ledger.all()) {
            boolean plain = mail.kind() == Kind.PLAIN;
            for (String recipient : mail.recipients()) {
                twice(mail, recipient, plain, "mail", to);
            }
            twice(mail, mail.sender(), false, "notice", to);
        }
    }

    private void twice(Posted mail, String address, boolean plain, String what, Verdict to) {
        Map<String, Map<String, Integer>> copies = new HashMap<>();
        for (Arrival arrival : ledger.mailbox(address)) {
            copies.computeIfAbsent(arrival.messageId(), id -> new HashMap<>()).merge(arrival.copy(), 1, Integer::sum);
        }
        if (what.equals("notice")
                && copies.size() > (bounces ? 1 + mail.recipients().size() : 1)) {
            to.wrong("told " + copies.size() + " different things: " + mail);
        }
        copies.forEach((id, each) -> {
            int transfers = each.values().stream().mapToInt(Integer::intValue).sum();
            to.count(plain ? "transfers past the gateway" : "transfers of the gateway", transfers);
            to.count(plain ? "sent again by plain James" : "sent again by James", transfers - each.size());
            if (each.size() > 1) {
                String kind = id.equals(mail.messageId()) ? "mail" : what.equals("notice") ? "notice" : "password mail";
                to.count("doubled by the gateway", each.size() - 1);
                to.wrong(kind + " doubled: " + mail + " to " + address + ", copies " + each.keySet());
            }
        });
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
