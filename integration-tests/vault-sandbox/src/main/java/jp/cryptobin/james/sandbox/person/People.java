package jp.cryptobin.james.sandbox.person;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import jp.cryptobin.james.sandbox.contract.Json;
import jp.cryptobin.james.sandbox.storage.SealedFiles;

/** Everybody with a login, kept in one sealed file of the vault's directory. */
public final class People {
    private static final String FILE = "people";

    private record Kept(List<Person> people) {}

    private final Path file;
    private final SealedFiles files;
    private final Map<String, Person> byLogin = new ConcurrentSkipListMap<>();

    private People(Path file, SealedFiles files) {
        this.file = file;
        this.files = files;
    }

    /**
     * Reads who is there.
     *
     * @param directory one that this process alone uses
     */
    public static People open(Path directory, SealedFiles files) throws IOException {
        People people = new People(directory.resolve(FILE), files);
        if (Files.exists(people.file)) {
            try (InputStream in = files.open(people.file, FILE)) {
                Json.mapper()
                        .readValue(in, Kept.class)
                        .people()
                        .forEach(person -> people.byLogin.put(person.loginId(), person));
            }
        }
        return people;
    }

    public Optional<Person> byLogin(String loginId) {
        return Optional.ofNullable(byLogin.get(loginId));
    }

    public Optional<Person> byAddress(String address) {
        return all().stream()
                .filter(person -> person.address().equalsIgnoreCase(address))
                .findFirst();
    }

    /** In the order of their login ids. */
    public List<Person> all() {
        return byLogin.values().stream()
                .sorted(Comparator.comparing(Person::loginId))
                .toList();
    }

    /** Adds a person, or replaces the one of that login id; on disk before it is seen. */
    public synchronized void put(Person person) throws IOException {
        Map<String, Person> next = new ConcurrentSkipListMap<>(byLogin);
        next.put(person.loginId(), person);
        write(next);
        byLogin.put(person.loginId(), person);
    }

    public synchronized void remove(String loginId) throws IOException {
        Map<String, Person> next = new ConcurrentSkipListMap<>(byLogin);
        if (next.remove(loginId) != null) {
            write(next);
            byLogin.remove(loginId);
        }
    }

    private void write(Map<String, Person> people) throws IOException {
        files.replace(file, FILE, Json.mapper().writeValueAsBytes(new Kept(List.copyOf(people.values()))));
    }
}
