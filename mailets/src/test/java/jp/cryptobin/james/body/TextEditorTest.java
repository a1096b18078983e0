package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextEditorTest {
    private static final String NOTICE = "【ご案内】\n\n送信者 : a@example.com\n";
    private static final TextEditor BELOW = new TextEditor(NoticePosition.BOTTOM);
    private static final TextEditor ABOVE = new TextEditor(NoticePosition.TOP);

    private static EditedBody edit(TextEditor editor, byte[] body, String charset, boolean flowed, String notice)
            throws IOException {
        return editor.edit(BodyContent.of(body), new TextType(charset == null ? "" : charset, flowed), notice);
    }

    private static String below(String body, boolean flowed, String notice) throws IOException {
        return new String(
                edit(BELOW, body.getBytes(UTF_8), "utf-8", flowed, notice)
                        .content()
                        .toBytes(),
                UTF_8);
    }

    private static String above(String body, boolean flowed, String notice) throws IOException {
        return new String(
                edit(ABOVE, body.getBytes(UTF_8), "utf-8", flowed, notice)
                        .content()
                        .toBytes(),
                UTF_8);
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'a',                'a\\r\\n\\r\\nN\\r\\n'",
        "'a\\r\\n',          'a\\r\\n\\r\\nN\\r\\n'",
        "'a\\r\\n\\r\\n',    'a\\r\\n\\r\\nN\\r\\n'",
        "'a\\r\\n\\r\\n\\r\\n', 'a\\r\\n\\r\\n\\r\\nN\\r\\n'",
        "'a\\n',             'a\\n\\nN\\n'",
        "'a\\nb',            'a\\nb\\n\\nN\\n'",
        "'',                 'N\\r\\n'",
        "'\\r\\n',           '\\r\\nN\\r\\n'",
        "'a ',               'a \\r\\n\\r\\nN\\r\\n'",
    })
    void leavesOneBlankLineAboveTheNotice(String body, String edited) throws IOException {
        assertThat(below(unescape(body), false, "\nN\n\n")).isEqualTo(unescape(edited));
    }

    @ParameterizedTest
    @CsvSource({
        "'a',              'N\\r\\n\\r\\na'",
        "'\\r\\na',        'N\\r\\n\\r\\na'",
        "'a\\nb\\n',       'N\\n\\na\\nb\\n'",
        "'',               'N\\r\\n'",
        "'\uFEFFa',        '\uFEFFN\\r\\n\\r\\na'",
    })
    void leavesOneBlankLineBelowTheNotice(String body, String edited) throws IOException {
        assertThat(above(unescape(body), false, "N")).isEqualTo(unescape(edited));
    }

    @ParameterizedTest
    @CsvSource({
        // A flowed last line swallows one blank line.
        "'a \\r\\n',             'a \\r\\n\\r\\n\\r\\nN\\r\\n'",
        "'a ',                   'a \\r\\n\\r\\n\\r\\nN\\r\\n'",
        "'a \\r\\n\\r\\n\\r\\n', 'a \\r\\n\\r\\n\\r\\nN\\r\\n'",
        "'a\\r\\n',              'a\\r\\n\\r\\nN\\r\\n'",
        "'-- \\r\\n',            '-- \\r\\n\\r\\nN\\r\\n'",
        "'> -- \\r\\n',          '> -- \\r\\n\\r\\nN\\r\\n'",
        "'--- \\r\\n',           '--- \\r\\n\\r\\n\\r\\nN\\r\\n'",
    })
    void doesNotFlowIntoTheNotice(String body, String edited) throws IOException {
        assertThat(below(unescape(body), true, "N")).isEqualTo(unescape(edited));
    }

    @Test
    void writesTheNoticeInFixedAndStuffedLinesWhenFlowed() throws IOException {
        String notice = "> quoted\n indented\nFrom here\nFromage\nspaces  \n-- \nend";

        assertThat(below("a\r\n", true, notice))
                .isEqualTo("a\r\n\r\n > quoted\r\n  indented\r\n From here\r\nFromage\r\nspaces\r\n--\r\nend\r\n");
        assertThat(below("a\r\n", false, "> quoted\nspaces  \nend"))
                .isEqualTo("a\r\n\r\n> quoted\r\nspaces  \r\nend\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-31j", "x-windows-iso2022jp", "EUC-JP", "UTF-8", "GB18030"})
    void keepsTheOctetsWhereTheCharsetCarriesTheNotice(String charset) throws IOException {
        byte[] body = "会議の資料です。\r\n".getBytes(Charset.forName(charset));
        String label = charset.equals("x-windows-iso2022jp") ? "iso-2022-jp" : charset;

        EditedBody edited = edit(BELOW, body, label, false, NOTICE);

        byte[] content = edited.content().toBytes();
        assertThat(edited.charset()).isEmpty();
        assertThat(Arrays.copyOf(content, body.length)).isEqualTo(body);
        assertThat(new String(content, charset)).isEqualTo("会議の資料です。\r\n\r\n【ご案内】\r\n\r\n送信者 : a@example.com\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"①㈱髙﨑～ ｱｲｳ", "終わり"})
    void keepsIso2022JpInSevenBits(String text) throws IOException {
        byte[] body = text.getBytes("x-windows-iso2022jp");

        EditedBody edited = edit(BELOW, body, "ISO-2022-JP", false, NOTICE);

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

        EditedBody edited = edit(BELOW, body, label, false, NOTICE);

        assertThat(edited.charset()).contains(declared);
        assertThat(new String(edited.content().toBytes(), written))
                .startsWith(text)
                .contains("【ご案内】");
    }

    @ParameterizedTest
    @CsvSource({"shift_jis, ﾃｽ", "shift_jis, 表示", "iso-2022-jp, plain"})
    void believesALabelThatTheOctetsDoNotContradict(String label, String text) throws IOException {
        byte[] body = text.getBytes(Charset.forName("windows-31j"));

        EditedBody edited = edit(BELOW, body, label, false, NOTICE);

        assertThat(edited.charset()).isEmpty();
        assertThat(Arrays.copyOf(edited.content().toBytes(), body.length)).isEqualTo(body);
    }

    @Test
    void keepsIso2022JpWhereTheNoticeNamesAnExtension() throws IOException {
        EditedBody edited = edit(BELOW, "\u001b$B2q5D\u001b(B".getBytes(UTF_8), "iso-2022-jp", false, "件名 : 髙橋様～﨑");

        assertThat(edited.charset()).isEmpty();
        assertThat(edited.facts().octets().eightBit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b$B2q5D", "\u001b$B2q5D\r\n", "\u001b(Jyen", "\u001b$B2q5D\u001b(I1"})
    void returnsToAsciiAtTheSeamOfIso2022Jp(String body) throws IOException {
        byte[] octets = body.getBytes(ISO_8859_1);

        byte[] content =
                edit(BELOW, octets, "iso-2022-jp", false, "~\\pass").content().toBytes();

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

        EditedBody edited = edit(BELOW, text.getBytes(written), label, false, "件名 : ㈱𠮷 한 😀");

        assertThat(edited.charset()).contains("UTF-8");
        assertThat(new String(edited.content().toBytes(), UTF_8)).isEqualTo(text + "\r\n\r\n件名 : ㈱𠮷 한 😀\r\n");
    }

    @Test
    void readsUtf7AndLeavesUtf8() throws IOException {
        EditedBody edited = edit(BELOW, "+ZeVnLIqe-".getBytes(UTF_8), "utf-7", false, "N");

        assertThat(edited.charset()).contains("UTF-8");
        assertThat(new String(edited.content().toBytes(), UTF_8)).isEqualTo("日本語\r\n\r\nN\r\n");
    }

    @Test
    void leavesTheHeaderAsItIsForANoticeInAscii() throws IOException {
        assertThat(edit(BELOW, "a".getBytes(UTF_8), "", false, "N").charset()).isEmpty();
        assertThat(edit(BELOW, "a".getBytes(UTF_8), "us-ascii", false, "N").charset())
                .isEmpty();
        assertThat(edit(BELOW, "a".getBytes(UTF_8), "x-unknown", false, "N").charset())
                .isEmpty();
        assertThat(edit(BELOW, "é".getBytes(UTF_8), "", false, "N").charset()).isEmpty();
    }

    @Test
    void namesTheCharsetThatItFoundWhereTheHeaderNamesNone() throws IOException {
        for (String charset : List.of("Shift_JIS", "ISO-2022-JP", "EUC-JP", "UTF-8")) {
            EditedBody edited = edit(BELOW, "会議の資料".getBytes(charset), "", false, NOTICE);

            assertThat(edited.charset()).contains(charset);
            assertThat(new String(edited.content().toBytes(), charset)).startsWith("会議の資料\r\n\r\n【ご案内】");
        }
    }

    @Test
    void keepsEveryOctetOfABrokenBodyAndMissesACharacterOfTheNoticeInstead() throws IOException {
        byte[] body = {(byte) 0x89, (byte) 0xEF, (byte) 0x81, '\r', '\n', (byte) 0xFF};

        EditedBody edited = edit(BELOW, body, "shift_jis", false, "件名 : 😀");

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

        byte[] content =
                edit(BELOW, body, "iso-8859-1", false, NOTICE).content().toBytes();

        String text = new String(content, UTF_8);
        assertThat(text.substring(0, 256).chars().distinct().count()).isEqualTo(256);
        assertThat(text).doesNotContain("\uFFFD").contains("\u0081").contains("\u20AC");
    }

    @Test
    void leavesABodyUntouchedWithoutNotice() throws IOException {
        byte[] body = "na\u00EFve".getBytes(ISO_8859_1);

        EditedBody edited = edit(BELOW, body, "x-unknown", true, " \n");

        assertThat(edited.charset()).isEmpty();
        assertThat(edited.content().toBytes()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsTheOctetsOfAnyBody(long seed) throws IOException {
        Random random = new Random(seed);
        String[] labels = {"utf-8", "shift_jis", "iso-2022-jp", "euc-jp", "gbk", "us-ascii", "iso-8859-1", "x", ""};
        byte[] alphabet = "ab \r\n\u001b$B(J-<>&\u0000\u0080\u00e3\u0081\u0082\u00ff\u00a4".getBytes(ISO_8859_1);
        for (int round = 0; round < 500; round++) {
            byte[] body = new byte[random.nextInt(60)];
            for (int i = 0; i < body.length; i++) {
                body[i] = random.nextBoolean() ? (byte) random.nextInt(256) : alphabet[random.nextInt(alphabet.length)];
            }
            String label = labels[random.nextInt(labels.length)];
            boolean flowed = random.nextBoolean();
            byte[] end = edit(BELOW, body, label, flowed, "Notice").content().toBytes();
            byte[] start = edit(ABOVE, body, label, flowed, "Notice").content().toBytes();
            BodyCharset charset =
                    BodyCharset.of(label, BodyFacts.of(BodyContent.of(body)).octets());
            if (charset.joinable() && !new String(body, UTF_8).startsWith("\uFEFF")) {
                String where = "seed " + seed + ", round " + round + ", " + label;
                assertThat(Arrays.copyOf(end, body.length)).as(where).isEqualTo(body);
                assertThat(Arrays.copyOfRange(start, start.length - body.length, start.length))
                        .as(where)
                        .isEqualTo(body);
            }
        }
    }

    @Test
    void convertsALargeBodyToTheLastLine() throws IOException {
        byte[] line = ("é".repeat(38) + "\r\n").getBytes(ISO_8859_1);
        int lines = 1_500_000;
        BodyContent body = out -> {
            for (int i = 0; i < lines; i++) {
                out.write(line);
            }
        };
        EditedBody edited = BELOW.edit(body, new TextType("iso-8859-1", false), NOTICE);
        long[] count = {0};

        edited.content().writeTo(new OutputStream() {
            @Override
            public void write(int octet) {
                count[0]++;
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                count[0] += length;
            }
        });

        assertThat(count[0]).isEqualTo(edited.facts().octets().length()).isGreaterThan(2L * 38 * lines);
    }
}
