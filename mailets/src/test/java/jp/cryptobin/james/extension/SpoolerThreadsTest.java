package jp.cryptobin.james.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolerThreadsTest {
    @TempDir
    private Path server;

    private int forVaults(String container) throws IOException {
        Files.createDirectories(server.resolve("conf"));
        Files.writeString(server.resolve("conf/mailetcontainer.xml"), container);
        return SpoolerThreads.forVaults(server);
    }

    @ParameterizedTest
    @CsvSource({"20, 16", "100, 80", "5, 4", "2, 1", "1, 0", "0, 0"})
    void leavesOneInFiveToMailWithoutFiles(int threads, int forVaults) throws IOException {
        assertThat(forVaults("<mailetcontainer><spooler><threads>" + threads
                        + "</threads></spooler><processors><threads>7</threads></processors></mailetcontainer>"))
                .isEqualTo(forVaults);
    }

    @Test
    void knowsWhatJamesDoesWithoutAWord() throws IOException {
        assertThat(forVaults("<mailetcontainer><spooler/></mailetcontainer>")).isEqualTo(80);
    }

    @Test
    void letsNothingWaitWhereItDoesNotKnow() throws IOException {
        assertThat(SpoolerThreads.forVaults(server)).isZero();
        assertThat(forVaults("no xml")).isZero();
        assertThat(forVaults("<mailetcontainer><spooler><threads>${env:THREADS}</threads></spooler></mailetcontainer>"))
                .isZero();
    }

    @Test
    void readsWhatShips() throws IOException {
        Path shipped = Path.of("..", "james-conf", "src", "main", "conf", "mailetcontainer.xml");

        assertThat(forVaults(Files.readString(shipped))).isEqualTo(16);
    }
}
