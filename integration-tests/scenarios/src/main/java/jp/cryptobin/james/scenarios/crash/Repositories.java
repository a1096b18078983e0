package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server keeps in mail repositories on disk. */
public record Repositories(Path root) {
    private static final Pattern ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]*>)");

    /** The Message-IDs of the mails in all of them. */
    public List<String> messageIds() throws IOException {
        Path mail = root.resolve("var/mail");
        if (!Files.isDirectory(mail)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(mail)) {
            return files.filter(Files::isRegularFile)
                    .map(Repositories::messageId)
                    .filter(id -> !id.isEmpty())
                    .toList();
        }
    }

    private static String messageId(Path file) {
        try {
            Matcher matcher = ID.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            return matcher.find() ? matcher.group(1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
