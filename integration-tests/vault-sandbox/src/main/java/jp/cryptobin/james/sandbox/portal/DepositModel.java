package jp.cryptobin.james.sandbox.portal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.JournalEntry;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.Recipient;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.page.Sizes;
import jp.cryptobin.james.sandbox.page.Times;

/** A deposit as the templates show it. */
public final class DepositModel {
    /** Newest first; ids only to make the order one. */
    public static final Comparator<Deposit> NEWEST_FIRST =
            Comparator.comparing(Deposit::depositedAt).reversed().thenComparing(Deposit::id);

    private final Lifecycle lifecycle;
    private final Times times;

    public DepositModel(Lifecycle lifecycle, Times times) {
        this.lifecycle = lifecycle;
        this.times = times;
    }

    public Map<String, Object> of(Deposit deposit, Language language) {
        DepositState state = lifecycle.stateOf(deposit);
        String key = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = deposit.senderName();
        String detail = deposit.detail();
        Map<String, Object> model = new HashMap<>();
        model.put("id", deposit.id());
        model.put("account", deposit.account());
        String subject = deposit.subject().isBlank() ? language.text("no-subject") : deposit.subject();
        model.put("subject", subject);
        model.put("title", subject);
        model.put("sender", name == null || name.isBlank() ? deposit.sender() : name + " <" + deposit.sender() + ">");
        model.put("state", language.text("state-" + key));
        model.put("stateKey", key);
        model.put("detail", detail == null ? "" : detail);
        model.put("hasDetail", detail != null && !detail.isBlank());
        model.put("cancellable", state.keepsFiles());
        model.put("waiting", state == DepositState.AWAITING_APPROVAL);
        model.put("deposited", times.seconds(deposit.depositedAt().toInstant()));
        model.put("expires", times.day(deposit.expiresAt().toInstant()));
        model.put(
                "recipients",
                deposit.recipients().stream()
                        .map(recipient -> recipient(deposit, recipient, language))
                        .toList());
        model.put("fetched", fetchedByAll(deposit, language));
        model.put(
                "files",
                deposit.files().stream()
                        .map(file -> Map.of(
                                "name",
                                file.entry().name(),
                                "size",
                                Sizes.readable(file.entry().size())))
                        .toList());
        model.put("journal", journal(deposit, language));
        model.put("hasJournal", !deposit.journal().isEmpty());
        return model;
    }

    private static Map<String, Object> recipient(Deposit deposit, Recipient recipient, Language language) {
        String key = fetched(deposit, recipient) ? "has-fetched" : recipient.notifiedAt() != null ? "told" : "not-told";
        return Map.of("address", recipient.address(), "progress", language.text(key), "key", key);
    }

    private static String fetchedByAll(Deposit deposit, Language language) {
        long fetched = deposit.recipients().stream()
                .filter(recipient -> fetched(deposit, recipient))
                .count();
        return language.text("fetched-by", fetched, deposit.recipients().size());
    }

    private static boolean fetched(Deposit deposit, Recipient recipient) {
        return deposit.journal().stream()
                .anyMatch(entry ->
                        entry.act() == JournalEntry.Act.FETCHED && entry.by().equals(recipient.address()));
    }

    private List<Map<String, Object>> journal(Deposit deposit, Language language) {
        return deposit.journal().stream().map(entry -> line(entry, language)).toList();
    }

    private Map<String, Object> line(JournalEntry entry, Language language) {
        String key = "act-" + entry.act().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean all = entry.act() == JournalEntry.Act.FETCHED && entry.about().isEmpty();
        String about = all ? language.text("all-files") : entry.about();
        String by =
                entry.by().startsWith("#") ? language.text("by-" + entry.by().substring(1)) : entry.by();
        return Map.of(
                "at",
                times.seconds(entry.at()),
                "act",
                language.text(key),
                "by",
                by,
                "about",
                about,
                "hasAbout",
                !about.isEmpty());
    }
}
