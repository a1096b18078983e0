package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which charset a notice is written below a text, and what the text is called then. */
class NoticeCharsetTest {
    private static final String NOTICE = "【ご案内】\n\n送信者 : a@example.com\n";
    private static final TextEditor BELOW = new TextEditor(NoticePosition.BOTTOM);

    private static EditedBody edit(byte[] body, String charset, String notice) throws IOException {
        return BELOW.edit(BodyContent.of(body), new TextType(charset == null ? "" : charset, false), notice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-31j", "x-windows-iso2022jp", "EUC-JP", "UTF-8", "GB18030"})
    void keepsTheOctetsWhereTheCharsetCarriesTheNotice(String charset) throws IOException {
        byte[] body = "会議の資料です。\r\n".getBytes(Charset.forName(charset));
        String label = charset.equals("x-windows-iso2022jp") ? "iso-2022-jp" : charset;

        EditedBody edited = edit(body, label, NOTICE);

        byte[] content = edited.content().toBytes();
        assertThat(edited.charset()).isEmpty();
        assertThat(Arrays.copyOf(content, body.length)).isEqualTo(body);
        assertThat(new String(content, charset)).isEqualTo("会議の資料です。\r\n\r\n【ご案内】\r\n\r\n送信者 : a@example.com\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"①㈱髙﨑～ ｱｲｳ", "終わり"})
    void keepsIso2022JpInSevenBits(String text) throws IOException {
        byte[] body = text.getBytes("x-windows-iso2022jp");

        EditedBody edited = edit(body, "ISO-2022-JP", NOTICE);

        assertThat(edited.facts().octets().asciiAtEnd()).isTrue();
        assertThat(Arrays.copyOf(edited.content().toBytes(), body.length)).isEqualTo(body);
        assertThat(edited.facts().octets().eightBit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "iso-2022-jp, UTF-8,       UTF-8",
        "_iso-2022-jp$ESC, UTF-8,  UTF-8",
        "shift_jis,   UTF-8,       UTF-8",
        "iso-2022-jp, windows-31j, Shift_JIS",
        "iso-2022-jp, EUC-JP,      EUC-JP"
    })
    void writesOneEncodingUnderTheLabelOfAnother(String label, String written, String declared) throws IOException {
        String text = "資料をお送りします。";
        byte[] body = (text + "\r\n").getBytes(Charset.forName(written));

        EditedBody edited = edit(body, label, NOTICE);

        assertThat(edited.charset()).contains(declared);
        assertThat(new String(edited.content().toBytes(), written))
                .startsWith(text)
                .contains("【ご案内】");
    }

    @ParameterizedTest
    @CsvSource({"shift_jis, ﾃｽ", "shift_jis, 表示", "iso-2022-jp, plain"})
    void believesALabelThatTheOctetsDoNotContradict(String label, String text) throws IOException {
        byte[] body = text.getBytes(Charset.forName("windows-31j"));

        EditedBody edited = edit(body, label, NOTICE);

        assertThat(edited.charset()).isEmpty();
        assertThat(Arrays.copyOf(edited.content().toBytes(), body.length)).isEqualTo(body);
    }

    @Test
    void keepsIso2022JpWhereTheNoticeNamesAnExtension() throws IOException {
        EditedBody edited = edit("\u001b$B2q5D\u001b(B".getBytes(UTF_8), "iso-2022-jp", "件名 : 髙橋様～﨑");

        assertThat(edited.charset()).isEmpty();
        assertThat(edited.facts().octets().eightBit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b$B2q5D", "\u001b$B2q5D\r\n", "\u001b(Jyen", "\u001b$B2q5D\u001b(I1"})
    void returnsToAsciiAtTheSeamOfIso2022Jp(String body) throws IOException {
        byte[] octets = body.getBytes(ISO_8859_1);

        byte[] content = edit(octets, "iso-2022-jp", "~\\pass").content().toBytes();

        assertThat(new String(content, ISO_8859_1))
                .isEqualTo(body + "\u001b(B" + (body.endsWith("\n") ? "\r\n" : "\r\n\r\n") + "~\\pass\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "us-ascii,     plain",
                "none,         plain",
                "x-unknown,    plain",
                "iso-8859-1,   naïve",
                "windows-1252, it’s €",
                "koi8-r,       Привет",
                "big5,         會議",
                "ks_c_5601-1987, 회의",
                "utf-16,       会議",
                "utf-16le,     会議",
                "utf-32,       会議",
            })
    void turnsIntoUtf8WhatCannotCarryTheNotice(String label, String text) throws IOException {
        Charset written = label == null || label.startsWith("x-")
                ? UTF_8
                : Charset.forName(label.equals("ks_c_5601-1987") ? "EUC-KR" : label);

        EditedBody edited = edit(text.getBytes(written), label, "件名 : ㈱𠮷 한 😀");

        assertThat(edited.charset()).contains("UTF-8");
        assertThat(new String(edited.content().toBytes(), UTF_8)).isEqualTo(text + "\r\n\r\n件名 : ㈱𠮷 한 😀\r\n");
    }

    @Test
    void readsUtf7AndLeavesUtf8() throws IOException {
        EditedBody edited = edit("+ZeVnLIqe-".getBytes(UTF_8), "utf-7", "N");

        assertThat(edited.charset()).contains("UTF-8");
        assertThat(new String(edited.content().toBytes(), UTF_8)).isEqualTo("日本語\r\n\r\nN\r\n");
    }

    @Test
    void leavesTheHeaderAsItIsForANoticeInAscii() throws IOException {
        assertThat(edit("a".getBytes(UTF_8), "", "N").charset()).isEmpty();
        assertThat(edit("a".getBytes(UTF_8), "us-ascii", "N").charset()).isEmpty();
        assertThat(edit("a".getBytes(UTF_8), "x-unknown", "N").charset()).isEmpty();
        assertThat(edit("é".getBytes(UTF_8), "", "N").charset()).isEmpty();
    }

    @Test
    void namesTheCharsetThatItFoundWhereTheHeaderNamesNone() throws IOException {
        for (String charset : List.of("Shift_JIS", "ISO-2022-JP", "EUC-JP", "UTF-8")) {
            EditedBody edited = edit("会議の資料".getBytes(charset), "", NOTICE);

            assertThat(edited.charset()).contains(charset);
            assertThat(new String(edited.content().toBytes(), charset)).startsWith("会議の資料\r\n\r\n【ご案内】");
        }
    }

    @Test
    void keepsEveryOctetOfABrokenBodyAndMissesACharacterOfTheNoticeInstead() throws IOException {
        byte[] body = {(byte) 0x89, (byte) 0xEF, (byte) 0x81, '\r', '\n', (byte) 0xFF};

        EditedBody edited = edit(body, "shift_jis", "件名 : 😀");

        assertThat(edited.charset()).isEmpty();
        assertThat(Arrays.copyOf(edited.content().toBytes(), body.length)).isEqualTo(body);
        assertThat(new String(edited.content().toBytes(), "windows-31j")).endsWith("件名 : ?\r\n");
    }

    @Test
    void losesNoOctetThatWindows1252DoesNotDefine() throws IOException {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }

        byte[] content = edit(body, "iso-8859-1", NOTICE).content().toBytes();

        String text = new String(content, UTF_8);
        assertThat(text.substring(0, 256).chars().distinct().count()).isEqualTo(256);
        assertThat(text).doesNotContain("\uFFFD").contains("\u0081").contains("\u20AC");
    }
}
