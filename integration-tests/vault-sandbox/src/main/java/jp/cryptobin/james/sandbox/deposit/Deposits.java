package jp.cryptobin.james.sandbox.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.contract.Json;
import jp.cryptobin.james.sandbox.storage.Directories;
import jp.cryptobin.james.sandbox.storage.SealedFiles;

/**
 * All deposits, on disk and (without the files' bytes) in memory. On disk each is one directory, named by its random
 * id, with a sealed {@code deposit} file and one sealed file per stored file. A deposit appears with one move of its
 * directory, so a crash leaves it whole or not at all.
 */
public final class Deposits implements AutoCloseable {
    private static final String METADATA = "deposit";

    private final Path incoming;
    private final Path kept;
    private final SealedFiles files;
    private final DirectoryLock lock;
    private final Map<String, Deposit> byId = new ConcurrentHashMap<>();
    private final Map<String, String> idByKey = new ConcurrentHashMap<>();
    private final Map<String, String> idByLink = new ConcurrentHashMap<>();

    private Deposits(Path directory, SealedFiles files, DirectoryLock lock) {
        this.incoming = directory.resolve("incoming");
        this.kept = directory.resolve("deposits");
        this.files = files;
        this.lock = lock;
    }

    /**
     * Reads what is there, and removes what an interrupted upload or change left.
     *
     * @throws IOException when a deposit cannot be read: a wrong key or a damaged disk, which an operator must see
     */
    public static Deposits open(Path directory, SealedFiles files) throws IOException {
        Directories.make(directory);
        DirectoryLock lock = DirectoryLock.on(directory);
        try {
            Deposits deposits = new Deposits(directory, files, lock);
            for (Path leftover : Directories.list(Directories.make(deposits.incoming))) {
                Directories.remove(leftover);
            }
            for (Path entry : Directories.list(Directories.make(deposits.kept))) {
                deposits.load(entry);
            }
            return deposits;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Begins a deposit: nothing of it is seen before {@link #commit}. */
    public Upload begin() throws IOException {
        String id = files.randomName();
        return new Upload(id, Directories.make(incoming.resolve(id)), files);
    }

    /** Stores a deposit whose files are complete. After this returns it survives a crash. */
    public synchronized void commit(Upload upload, Deposit deposit) throws IOException {
        if (byIdempotencyKey(deposit.idempotencyKey()).isPresent()) {
            throw new IllegalStateException("Two deposits for one idempotency key");
        }
        write(upload.directory(), deposit);
        Files.move(upload.directory(), kept.resolve(deposit.id()), StandardCopyOption.ATOMIC_MOVE);
        Directories.force(kept);
        index(deposit);
    }

    /** Changes a deposit; one change at a time, on disk before it is seen. */
    public synchronized Optional<Deposit> update(String id, UnaryOperator<Deposit> change) throws IOException {
        Deposit before = byId.get(id);
        if (before == null) {
            return Optional.empty();
        }
        Deposit after = change.apply(before);
        if (!after.equals(before)) {
            write(kept.resolve(id), after);
            byId.put(id, after);
        }
        if (!after.state().keepsFiles()) {
            for (StoredFile file : after.files()) {
                Files.deleteIfExists(kept.resolve(id).resolve(file.blob()));
            }
        }
        return Optional.of(after);
    }

    /** The bytes of a file. Every octet is authenticated; the last read fails if the file was cut. */
    public InputStream open(Deposit deposit, StoredFile file) throws IOException {
        return files.open(kept.resolve(deposit.id()).resolve(file.blob()), context(deposit.id(), file.blob()));
    }

    public Optional<Deposit> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The deposit that the key names: one that was cancelled gives the name back. */
    public Optional<Deposit> byIdempotencyKey(String key) {
        return Optional.ofNullable(idByKey.get(key)).map(byId::get).filter(Deposits::named);
    }

    private static boolean named(Deposit deposit) {
        return deposit.state() != DepositState.CANCELLED;
    }

    public Optional<Delivery> byLink(String link) {
        return Optional.ofNullable(idByLink.get(link))
                .map(byId::get)
                .flatMap(deposit -> deposit.recipients().stream()
                        .filter(recipient -> recipient.link().equals(link))
                        .findFirst()
                        .map(recipient -> new Delivery(deposit, recipient)));
    }

    public Optional<Deposit> byManageLink(String link) {
        return Optional.ofNullable(idByLink.get(link))
                .map(byId::get)
                .filter(deposit -> deposit.manageLink().equals(link));
    }

    public List<Deposit> all() {
        return List.copyOf(byId.values());
    }

    static String context(String id, String name) {
        return "deposit " + id + "/" + name;
    }

    private void load(Path directory) throws IOException {
        Path name = directory.getFileName();
        String id = name == null ? "" : name.toString();
        try (InputStream in = files.open(directory.resolve(METADATA), context(id, METADATA))) {
            Deposit deposit = Json.mapper().readValue(in, Deposit.class);
            Set<String> expected = Stream.concat(
                            Stream.of(METADATA), deposit.files().stream().map(StoredFile::blob))
                    .collect(Collectors.toSet());
            for (Path file : Directories.list(directory)) {
                if (!expected.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
            index(deposit);
        }
    }

    private void index(Deposit deposit) {
        byId.put(deposit.id(), deposit);
        if (named(deposit)) {
            idByKey.put(deposit.idempotencyKey(), deposit.id());
        }
        idByLink.put(deposit.manageLink(), deposit.id());
        deposit.recipients().forEach(recipient -> idByLink.put(recipient.link(), deposit.id()));
    }

    private void write(Path directory, Deposit deposit) throws IOException {
        files.replace(
                directory.resolve(METADATA),
                context(deposit.id(), METADATA),
                Json.mapper().writeValueAsBytes(deposit));
    }
}
