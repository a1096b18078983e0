package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a notice stands in a text, and that the text stays as it is. */
class TextEditorTest {
    private static final String NOTICE = "【ご案内】\n\n送信者 : a@example.com\n";
    private static final TextEditor BELOW = new TextEditor(NoticePosition.BOTTOM);
    private static final TextEditor ABOVE = new TextEditor(NoticePosition.TOP);

    private static EditedBody edit(TextEditor editor, byte[] body, String charset, boolean flowed, String notice)
            throws IOException {
        return editor.edit(BodyContent.of(body), new TextType(charset, flowed), notice);
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
