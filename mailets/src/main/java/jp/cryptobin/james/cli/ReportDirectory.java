package jp.cryptobin.james.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.cryptobin.james.inspection.FileReader;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.policy.Verdict;
import org.apache.commons.io.FileUtils;

/** The directory that a dry run writes to. Two mails of one name in different directories get different entries. */
final class ReportDirectory {
    /** Octets; leaves room for a number and {@code .out.eml} in the 255 that file systems take. */
    private static final int LONGEST_NAME = 230;

    private final Path directory;
    private final ReadingLimits limits;
    private final Set<String> names = new HashSet<>();

    private ReportDirectory(Path directory, ReadingLimits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    /** @param limits with which the mails are inspected */
    static ReportDirectory create(Path directory, ReadingLimits limits) throws IOException {
        return new ReportDirectory(Files.createDirectories(directory), limits);
    }

    Entry entry(Path mail) {
        String file = String.valueOf(mail.getFileName());
        boolean eml = file.toLowerCase(Locale.ROOT).endsWith(".eml");
        String name = SafeFileNames.shortened(eml ? file.substring(0, file.length() - 4) : file, LONGEST_NAME);
        String unique = name;
        for (int i = 2; !names.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = name + "-" + i;
        }
        return new Entry(mail, unique);
    }

    /** What is written for one mail. */
    final class Entry {
        private final Path mail;
        private final String name;

        private Entry(Path mail, String name) {
            this.mail = mail;
            this.name = name;
        }

        Path leavingMail() {
            return directory.resolve(name + ".out.eml");
        }

        void write(DryRunResult result) throws IOException {
            Map<PartPath, String> savedAs = new LinkedHashMap<>();
            FileUtils.deleteDirectory(files().toFile());
            if (result.decision().verdict() == Verdict.TRANSFER) {
                SafeFileNames safe = new SafeFileNames();
                result.inspection().files().forEach(file -> savedAs.put(file.path(), safe.of(file)));
                extract(savedAs);
            }
            Files.write(directory.resolve(name + ".json"), ResultJson.of(result, savedAs));
        }

        private Path files() {
            return directory.resolve(name + ".files");
        }

        private void extract(Map<PartPath, String> savedAs) throws IOException {
            Path files = Files.createDirectories(files());
            try (InputStream in = Files.newInputStream(mail)) {
                FileReader.read(in, limits, savedAs.keySet(), (path, content) -> {
                    String saved = Objects.requireNonNull(savedAs.get(path));
                    Files.copy(content, files.resolve(saved), StandardCopyOption.REPLACE_EXISTING);
                });
            }
        }
    }
}
