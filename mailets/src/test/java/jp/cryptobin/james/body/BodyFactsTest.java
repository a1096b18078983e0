package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one look at the octets and lines of a body finds. Octets can be several charsets; which, is decided elsewhere. */
class BodyFactsTest {
    @ParameterizedTest
    @CsvSource({
        "'',                 0, 0, 0, 0, 0, 0",
        "'abc',              3, 0, 0, 0, 0, 0",
        "'a|bcd|',           3, 2, 0, 0, 0, 1",
        "'||a|b||',          1, 5, 0, 0, 2, 2",
        "'a<b',              1, 0, 1, 0, 0, 0",
        "'a^b^^',            1, 0, 0, 3, 0, 2",
        "'|^<',              0, 1, 1, 1, 3, 3"
    })
    void countsLinesAndTheirEnds(
            String text, long longest, long crlf, long bareCr, long bareLf, long leading, long trailing)
            throws IOException {
        LineFacts lines = lines(text);

        assertThat(lines.longest()).isEqualTo(longest);
        assertThat(lines.crlf()).isEqualTo(crlf);
        assertThat(lines.bareCr()).isEqualTo(bareCr);
        assertThat(lines.bareLf()).isEqualTo(bareLf);
        assertThat(lines.leading()).isEqualTo(leading);
        assertThat(lines.trailing()).isEqualTo(trailing);
    }

    @ParameterizedTest
    @CsvSource({
        "'a |b',     false",
        "'a |',      true",
        "'a ||',     true",
        "'-- |',     false",
        "'> -- |',   false",
        "'>> -- |',  false",
        "'--  |',    true",
        "'a-- |',    true",
        "'|',        false"
    })
    void knowsALastLineThatFlowsFromASignatureSeparator(String text, boolean flows) throws IOException {
        assertThat(lines(text).flowsAtEnd()).isEqualTo(flows);
    }

    @ParameterizedTest
    @CsvSource({
        "plain,      US-ASCII,     true,  false, true,  false, true",
        "会議の資料, UTF-8,        true,  true,  false, false, true",
        "会議の資料, Shift_JIS,    false, true,  false, false, true",
        "会議の資料, EUC-JP,       false, true,  true,  false, true",
        "会議の資料, ISO-2022-JP,  true,  false, true,  true,  true",
        "café,       ISO-8859-1,   false, false, false, false, true"
    })
    void seesWhatTheOctetsCouldBe(
            String text, Charset charset, boolean utf8, boolean shiftJis, boolean eucJp, boolean jis, boolean ascii)
            throws IOException {
        OctetFacts octets = octets(text.getBytes(charset));

        assertThat(octets.utf8()).isEqualTo(utf8);
        assertThat(octets.shiftJis()).isEqualTo(shiftJis);
        assertThat(octets.eucJp()).isEqualTo(eucJp);
        assertThat(octets.iso2022Jp()).isEqualTo(jis);
        assertThat(octets.asciiAtEnd()).isEqualTo(ascii);
    }

    @Test
    void seesThatABodyEndsInAnotherSet() throws IOException {
        assertThat(octets("\u001b$B2q5D".getBytes(ISO_8859_1)).asciiAtEnd()).isFalse();
        assertThat(octets("\u001b$B2q5D\u001b(B".getBytes(ISO_8859_1)).asciiAtEnd())
                .isTrue();
    }

    @Test
    void countsWhatIsAbove127AndFindsNul() throws IOException {
        OctetFacts octets = octets("a\u00e9\u0000\u00ff".getBytes(ISO_8859_1));

        assertThat(octets.length()).isEqualTo(4);
        assertThat(octets.eightBit()).isEqualTo(2);
        assertThat(octets.nul()).isTrue();
    }

    /** With {@code |} for CRLF, {@code <} for CR, {@code ^} for LF. */
    private static LineFacts lines(String text) throws IOException {
        String octets = text.replace("|", "\r\n").replace('<', '\r').replace('^', '\n');
        return BodyFacts.of(BodyContent.of(octets.getBytes(ISO_8859_1))).lines();
    }

    private static OctetFacts octets(byte[] octets) throws IOException {
        return BodyFacts.of(BodyContent.of(octets)).octets();
    }
}
