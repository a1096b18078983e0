package jp.cryptobin.james.vault;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.DepositOutcome.Accepted;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.StateOutcome.KnownDeposit;
import jp.cryptobin.james.vault.StateOutcome.UnknownDeposit;
import jp.cryptobin.james.vault.StatusOutcome.Ready;

/** A vault in memory that keeps the promises of {@link CryptoBinContract}, and can be told to fail. */
public final class FakeCryptoBin implements CryptoBin {
    private final Clock clock;
    private final Map<DepositId, Stored> deposits = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<NotDone> troubles = new ConcurrentLinkedQueue<>();
    private boolean approval;
    private Runnable meanwhile = () -> {};

    /** What came in: the deposit, its files' octets, and the receipt that was given. */
    public record Stored(Deposit deposit, List<byte[]> contents, Receipt receipt) {}

    public FakeCryptoBin(Clock clock) {
        this.clock = clock;
    }

    /** The next call, whatever it is, ends like this and does nothing. */
    public void failNext(NotDone trouble) {
        troubles.add(trouble);
    }

    /** Whether deposits wait for a person from now on. */
    public synchronized void requireApproval(boolean required) {
        approval = required;
    }

    /** What happens while a deposit is being made, from now on. */
    public synchronized void meanwhile(Runnable event) {
        meanwhile = event;
    }

    /** What a person does about a deposit, or time. */
    public synchronized void settle(DepositId id, DepositState state, String detail) {
        Stored stored = find(id).orElseThrow();
        put(stored, state, detail);
    }

    public synchronized List<Stored> deposits() {
        return List.copyOf(deposits.values());
    }

    @Override
    public synchronized DepositOutcome deposit(Deposit deposit, FileContents contents) {
        NotDone trouble = troubles.poll();
        if (trouble != null) {
            return trouble;
        }
        List<byte[]> octets = new ArrayList<>();
        try {
            contents.writeTo((index, content) -> {
                if (index != octets.size()) {
                    throw new IOException("File " + index + " came when " + octets.size() + " was due");
                }
                octets.add(content.readAllBytes());
            });
        } catch (IOException | RuntimeException e) {
            return unavailable(Reason.UPLOAD_FAILED, "unreadable: " + e);
        }
        if (!matches(deposit.files(), octets)) {
            return unavailable(Reason.UPLOAD_FAILED, "other files than announced");
        }
        Optional<Stored> earlier = standing(deposit.key());
        if (earlier.isPresent()) {
            return earlier.get().deposit.equals(deposit)
                    ? new Accepted(earlier.get().receipt)
                    : unavailable(Reason.UNEXPECTED_ERROR, "this key names another deposit");
        }
        meanwhile.run();
        Receipt receipt = receipt(deposit);
        deposits.put(receipt.id(), new Stored(deposit, List.copyOf(octets), receipt));
        return new Accepted(receipt);
    }

    private static boolean matches(List<DepositFile> announced, List<byte[]> octets) {
        return announced.stream()
                .map(DepositFile::sha256)
                .toList()
                .equals(octets.stream().map(SampleFile::sha256).toList());
    }

    private Receipt receipt(Deposit deposit) {
        Instant now = clock.instant();
        DepositId id = new DepositId("deposit-%08d".formatted(deposits.size() + 1));
        return new Receipt(
                id,
                approval ? DepositState.AWAITING_APPROVAL : DepositState.DELIVERED,
                now,
                now.plus(Duration.ofDays(6)),
                "default-user",
                deposit.files(),
                URI.create("https://vault.example.com/manage/" + id),
                "");
    }

    @Override
    public synchronized StateOutcome state(DepositId id) {
        NotDone trouble = troubles.poll();
        if (trouble != null) {
            return trouble;
        }
        Optional<StateOutcome> known = find(id).map(stored -> new KnownDeposit(stored.receipt));
        return known.orElseGet(() -> new UnknownDeposit(id));
    }

    @Override
    public synchronized StateOutcome cancel(DepositId id) {
        NotDone trouble = troubles.poll();
        if (trouble != null) {
            return trouble;
        }
        find(id).ifPresent(stored -> put(stored, DepositState.CANCELLED, ""));
        return state(id);
    }

    @Override
    public StatusOutcome status() {
        NotDone trouble = troubles.poll();
        return trouble != null ? trouble : new Ready("default-user");
    }

    private Optional<Stored> find(DepositId id) {
        return Optional.ofNullable(deposits.get(id));
    }

    /** A key names one deposit that was not cancelled. */
    private Optional<Stored> standing(IdempotencyKey key) {
        return deposits.values().stream()
                .filter(stored -> stored.deposit.key().equals(key))
                .filter(stored -> stored.receipt.state() != DepositState.CANCELLED)
                .findFirst();
    }

    private void put(Stored stored, DepositState state, String detail) {
        Receipt old = stored.receipt;
        Receipt settled = new Receipt(
                old.id(),
                state,
                old.depositedAt(),
                old.expiresAt(),
                old.account(),
                old.files(),
                old.manageUrl(),
                detail);
        deposits.put(old.id(), new Stored(stored.deposit, stored.contents, settled));
    }

    private static Unavailable unavailable(Reason reason, String detail) {
        return new Unavailable(reason, detail);
    }
}
