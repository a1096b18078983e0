package jp.cryptobin.james.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFilesTest {
    private static final int CHUNK = ChunkCipher.CHUNK;
    private static final int HEADER = 36;
    private static final int SEALED_CHUNK = CHUNK + ChunkCipher.TAG;

    @TempDir
    Path directory;

    private SealedFiles files;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        SecureRandom random = new SecureRandom();
        files = new SealedFiles(MasterKey.at(directory.resolve("key"), random), random);
        file = directory.resolve("file");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7})
    void givesBackWhatWasWritten(int length) throws IOException {
        byte[] content = content(length);

        write(content);

        assertThat(read("here")).isEqualTo(content);
    }

    @Test
    void writesTheSameContentDifferentlyEachTime() throws IOException {
        write(content(100));
        byte[] first = Files.readAllBytes(file);
        Files.delete(file);
        write(content(100));

        assertThat(Files.readAllBytes(file)).hasSameSizeAs(first).isNotEqualTo(first);
    }

    @Test
    void refusesAFileInAnotherPlace() throws IOException {
        write(content(100));

        assertThatThrownBy(() -> read("elsewhere")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, HEADER, HEADER + CHUNK, HEADER + SEALED_CHUNK, HEADER + 2 * SEALED_CHUNK + 3})
    void refusesAFileWithOneBitChanged(int position) throws IOException {
        write(content(2 * CHUNK + 100));
        byte[] sealed = Files.readAllBytes(file);
        sealed[position] ^= 0x10;
        Files.write(file, sealed);

        assertThatThrownBy(() -> read("here")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, HEADER, HEADER + 5, HEADER + SEALED_CHUNK, HEADER + 2 * SEALED_CHUNK})
    void refusesAFileThatWasCutOff(int length) throws IOException {
        write(content(2 * CHUNK + 100));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertThatThrownBy(() -> read("here")).isInstanceOf(IOException.class);
    }

    @Test
    void refusesChunksInAnotherOrder() throws IOException {
        write(content(3 * CHUNK));
        byte[] sealed = Files.readAllBytes(file);
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, HEADER, swapped, HEADER + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed, HEADER + SEALED_CHUNK, swapped, HEADER, SEALED_CHUNK);
        Files.write(file, swapped);

        assertThatThrownBy(() -> read("here")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, CHUNK, CHUNK + 1})
    void refusesAFileThatWasNeverFinished(int length) throws IOException {
        try (SealedOutputStream out = files.create(file, "here")) {
            out.write(content(length));
        }

        assertThatThrownBy(() -> read("here")).isInstanceOf(IOException.class);
    }

    @Test
    void replacesAFileAndLeavesNoOther() throws IOException {
        write(content(10));

        files.replace(file, "here", content(20));

        assertThat(read("here")).isEqualTo(content(20));
        assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("key") && !path.endsWith("file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "not hexadecimal"})
    void refusesAKeyFileThatHoldsNoKey(String content) throws IOException {
        Path key = directory.resolve("other-key");
        MasterKey.writeOwnerOnly(key, content);

        assertThatThrownBy(() -> MasterKey.at(key, new SecureRandom()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(key.toString());
    }

    private void write(byte[] content) throws IOException {
        try (SealedOutputStream out = files.create(file, "here")) {
            out.write(content);
            out.finish();
        }
    }

    private byte[] read(String context) throws IOException {
        try (InputStream in = files.open(file, context)) {
            return in.readAllBytes();
        }
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(42).nextBytes(content);
        return content;
    }
}
