package jp.cryptobin.james.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnlabelledOctetsTest {
    @ParameterizedTest
    @CsvSource({
        "plain.txt,   US-ASCII,     UTF-8",
        "資料.pdf,    UTF-8,        UTF-8",
        "café.pdf,    UTF-8,        UTF-8",
        "資料①.pdf,  windows-31j,  windows-31j",
        "ﾃｽﾄ.txt,     windows-31j,  windows-31j",
        "café.pdf,    windows-1252, windows-1252",
        "Größe.pdf,   windows-1252, windows-1252"
    })
    void guessesWhatANameWasWrittenIn(String name, Charset written, String guessed) {
        assertThat(UnlabelledOctets.guess(name.getBytes(written)).name()).isEqualTo(guessed);
    }
}
