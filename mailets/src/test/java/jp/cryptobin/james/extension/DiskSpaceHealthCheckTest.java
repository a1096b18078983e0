package jp.cryptobin.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceHealthCheckTest {
    @TempDir
    Path server;

    @Test
    void leavesNothingBehind() throws IOException {
        DiskSpace.State state = new DiskSpace(server).look();

        assertThat(state.isFull()).as(state.toString()).isFalse();
        try (var files = Files.list(server)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void looksAtTheFolderAboveOneThatIsStillToBeMade() {
        assertThat(new DiskSpace(server.resolve("var/mail")).look().isFull()).isFalse();
    }

    @Test
    void saysWhereNothingCanBeWritten() {
        // A file system of numbers alone, in which no file can be made by anybody.
        Path proc = Path.of("/proc");
        assumeTrue(Files.isDirectory(proc), "SKIPPED: there is no /proc here");

        DiskSpace.State state = new DiskSpace(proc).look();

        assertThat(state.isFull()).isTrue();
        assertThat(state.words()).hasValueSatisfying(words -> assertThat(words).contains("/proc"));
    }
}
