package jp.cryptobin.james.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    private static final int MAJOR_VERSION_OF_JAVA_11 = 55;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private boolean isTooOld(int feature) {
        return Launcher.isTooOld(feature, new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @Test
    void tellsAnOldJavaWhatItLacks() {
        assertThat(isTooOld(11)).isTrue();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("needs Java 17 or later", "this is Java 11");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void saysNothingToOneThatIsNewEnough(int feature) {
        assertThat(isTooOld(feature)).isFalse();
        assertThat(told.size()).isZero();
    }

    /** Where it was compiled by the build, not by an IDE: an old Java must be able to load it. */
    @Test
    void isReadByJava11() throws IOException {
        try (DataInputStream in =
                new DataInputStream(Launcher.class.getResourceAsStream(Launcher.class.getSimpleName() + ".class"))) {
            in.skipNBytes(6);

            assertThat(in.readUnsignedShort()).isEqualTo(MAJOR_VERSION_OF_JAVA_11);
        }
    }
}
