package jp.cryptobin.james.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The mails beside this class, with what {@code expected.tsv} says of them. */
public final class HostileMails {
    private HostileMails() {}

    /** All of them, in the order of the table. */
    public static Stream<HostileMail> all() {
        return new String(resource("expected.tsv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(HostileMails::mail);
    }

    public static HostileMail named(String name) {
        return all().filter(mail -> mail.name().equals(name)).findFirst().orElseThrow();
    }

    private static HostileMail mail(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        String defects = columns.get(3);
        return new HostileMail(
                columns.get(0),
                columns.get(1),
                Integer.parseInt(columns.get(2)),
                defects.isEmpty() ? Set.of() : Set.of(defects.split(" ", -1)),
                resource(columns.get(0) + ".eml"));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(HostileMails.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
