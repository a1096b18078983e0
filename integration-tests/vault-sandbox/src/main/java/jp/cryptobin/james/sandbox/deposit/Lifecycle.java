package jp.cryptobin.james.sandbox.deposit;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.cryptobin.james.sandbox.contract.DepositState;
import org.jspecify.annotations.Nullable;

/** What happens to a deposit after it was stored, each change only from a state that allows it. */
public final class Lifecycle {
    private final Deposits deposits;
    private final Clock clock;
    private final ZoneId zone;
    private final int keptDays;
    private final Consumer<String> delivered;

    /**
     * Makes the keeper of these deposits.
     *
     * @param keptDays how many days after the day of the deposit its files can still be fetched
     * @param delivered told the id of each deposit whose recipients may now be notified
     */
    public Lifecycle(Deposits deposits, Clock clock, ZoneId zone, int keptDays, Consumer<String> delivered) {
        this.deposits = deposits;
        this.clock = clock;
        this.zone = zone;
        this.keptDays = keptDays;
        this.delivered = delivered;
    }

    /** The time of a deposit made now, to the second. */
    public OffsetDateTime depositedAt() {
        return OffsetDateTime.now(clock.withZone(zone)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The last second of the last day; the date alone is what people read in the notice. */
    public OffsetDateTime expiryOf(OffsetDateTime depositedAt) {
        return depositedAt
                .toLocalDate()
                .plusDays(keptDays)
                .atTime(LocalTime.of(23, 59, 59))
                .atZone(zone)
                .toOffsetDateTime();
    }

    public DepositState stateOf(Deposit deposit) {
        return deposit.stateAt(clock.instant());
    }

    /**
     * Cancels what can still be fetched; any other deposit stays as it is.
     *
     * @param by who cancels, for the journal
     */
    public Optional<Deposit> cancel(String id, String by) throws IOException {
        return settle(id, DepositState.CANCELLED, null, entry(JournalEntry.Act.CANCELLED, by, ""));
    }

    /**
     * A recipient has fetched a file.
     *
     * @param what its name; empty for all in one archive
     */
    public void fetched(Delivery delivery, String what) throws IOException {
        JournalEntry entry =
                entry(JournalEntry.Act.FETCHED, delivery.recipient().address(), what);
        deposits.update(delivery.deposit().id(), deposit -> deposit.noted(entry));
    }

    /**
     * A deposit was stored: its recipients may know, unless it waits for approval or a late scan found a virus.
     *
     * @param infected names of infected files
     */
    public void stored(Deposit deposit, List<String> infected) throws IOException {
        if (!infected.isEmpty()) {
            settle(
                    deposit.id(),
                    DepositState.INFECTED,
                    "The EICAR signature was found in " + String.join(", ", infected),
                    entry(JournalEntry.Act.INFECTED, JournalEntry.VAULT, String.join(", ", infected)));
        } else if (deposit.state() == DepositState.DELIVERED) {
            delivered.accept(deposit.id());
        }
    }

    /**
     * The approver's decision.
     *
     * @param decision {@code DELIVERED}, {@code REJECTED} or {@code APPROVAL_INVALID}
     * @param by who decides, for the journal
     * @return the deposit, unchanged when it was not waiting for a decision
     */
    public Optional<Deposit> decide(String id, DepositState decision, @Nullable String detail, String by)
            throws IOException {
        JournalEntry.Act act = switch (decision) {
            case DELIVERED -> JournalEntry.Act.APPROVED;
            case REJECTED -> JournalEntry.Act.REJECTED;
            case APPROVAL_INVALID -> JournalEntry.Act.APPROVAL_INVALID;
            case AWAITING_APPROVAL, INFECTED, CANCELLED, EXPIRED ->
                throw new IllegalArgumentException("Not a decision: " + decision);
        };
        JournalEntry entry = entry(act, by, detail == null ? "" : detail);
        boolean[] decided = {false};
        Optional<Deposit> after = deposits.update(id, deposit -> {
            decided[0] = stateOf(deposit) == DepositState.AWAITING_APPROVAL;
            return decided[0] ? deposit.withState(decision, detail).noted(entry) : deposit;
        });
        if (decided[0] && decision == DepositState.DELIVERED) {
            delivered.accept(id);
        }
        return after;
    }

    /** Ends the time of a deposit before its last day; one whose files are gone stays as it is. */
    public Optional<Deposit> expire(String id) throws IOException {
        return settle(id, DepositState.EXPIRED, null, entry(JournalEntry.Act.EXPIRED, JournalEntry.CONTROL, ""));
    }

    /** Removes the files of deposits whose time is over. */
    public void removeExpired() throws IOException {
        for (Deposit deposit : deposits.all()) {
            if (deposit.state().keepsFiles() && stateOf(deposit) == DepositState.EXPIRED) {
                deposits.update(deposit.id(), expired -> expired.withState(DepositState.EXPIRED, expired.detail()));
            }
        }
    }

    private Optional<Deposit> settle(String id, DepositState state, @Nullable String detail, JournalEntry entry)
            throws IOException {
        return deposits.update(
                id,
                deposit -> stateOf(deposit).keepsFiles()
                        ? deposit.withState(state, detail).noted(entry)
                        : deposit);
    }

    private JournalEntry entry(JournalEntry.Act act, String by, String about) {
        return new JournalEntry(clock.instant(), act, by, about);
    }
}
