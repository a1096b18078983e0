package jp.cryptobin.james.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
    private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

    @TempDir
    Path server;

    private static Path file(Path folder, String name, Instant time) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(name), "mail");
        Files.setLastModifiedTime(file, FileTime.from(time));
        return file;
    }

    @Test
    void removesWhatAnEarlierRunLeftAndNothingElse() throws IOException {
        Path folder = server.resolve("var/tmp");
        Path left = file(folder, "mimemessage-1.m64", START.minusSeconds(1));
        Path within = file(folder.resolve("below"), "left", START.minusSeconds(3600));
        Path own = file(folder, "mimemessage-2.m64", START.plusSeconds(1));
        Path outside = file(server.resolve("var/mail"), "kept", START.minusSeconds(1));

        TemporaryFiles.prepare(folder, server, START);

        assertThat(left).doesNotExist();
        assertThat(within).doesNotExist();
        assertThat(own).exists();
        assertThat(outside).exists();
    }

    @Test
    void makesAFolderThatNobodyElseReads() throws IOException {
        Path folder = server.resolve("var/tmp");

        TemporaryFiles.prepare(folder, server, START);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void leavesAFolderAloneThatOthersUse() throws IOException {
        Path shared = server.resolve("tmp");
        Path other = file(shared, "of-another-program", START.minusSeconds(1));

        TemporaryFiles.prepare(shared, server, START);
        TemporaryFiles.prepare(server.resolve("var/../tmp").normalize(), server, START);

        assertThat(other).exists();
    }

    @Test
    void leavesAllOfVarAloneButTheFolder() throws IOException {
        Path mail = file(server.resolve("var/mail"), "kept", START.minusSeconds(1));

        TemporaryFiles.prepare(server.resolve("var"), server, START);

        assertThat(mail).exists();
    }
}
