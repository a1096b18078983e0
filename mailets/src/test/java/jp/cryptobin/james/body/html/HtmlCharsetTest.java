package jp.cryptobin.james.body.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import jp.cryptobin.james.body.EditedBody;
import jp.cryptobin.james.body.NoticePosition;
import jp.cryptobin.james.charset.Cp51932;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlCharsetTest {
    private static final String NOTICE = "<div>【ご案内】㈱ ~\\</div>";
    private static final HtmlEditor EDITOR = new HtmlEditor(new HtmlChange(
            NOTICE, NoticePosition.BOTTOM, List.of(new RemovedPart("<gone@x>", "図.png")), PlaceOfPicture.ALT));

    private static EditedBody edit(byte[] html, String label) throws IOException {
        HtmlOutcome outcome = EDITOR.edit(html, label == null ? "" : label);
        assertThat(outcome).isInstanceOf(HtmlOutcome.Edited.class);
        return ((HtmlOutcome.Edited) outcome).body();
    }

    @ParameterizedTest
    @CsvSource({
        "shift_jis,   windows-31j",
        "iso-2022-jp, x-windows-iso2022jp",
        "euc-jp,      EUC-JP",
        "gb2312,      GB18030",
        "utf-8,       UTF-8",
    })
    void keepsTheCharsetThatCarriesTheNotice(String label, Charset charset) throws IOException {
        // In Shift_JIS these end in the octets of a backslash, a bar, a brace.
        String html = "<html><body><p title=\"表ソ十\">ソ|表}噂 能<img src=\"cid:gone@x\" alt=\"表\"></p>\r\n</body></html>";

        EditedBody edited = edit(html.getBytes(charset), label);

        assertThat(edited.charset()).isEmpty();
        assertThat(new String(edited.content().toBytes(), label.equals("euc-jp") ? Cp51932.CHARSET : charset))
                .isEqualTo(html.replace(" src=\"cid:gone@x\"", "").replace("</body>", NOTICE + "</body>"));
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, ISO-8859-1, naïve",
        "us-ascii,   US-ASCII,   plain",
        "koi8-r,     KOI8-R,     Привет",
        "euc-kr,     EUC-KR,     회의",
        "big5,       Big5,       會議功",
        ",           US-ASCII,   plain",
        "x-unknown,  US-ASCII,   plain",
    })
    void turnsIntoUtf8WhenTheCharsetDoesNotHaveTheNotice(String label, Charset charset, String text)
            throws IOException {
        String html = "<body>" + text + "</body>";

        EditedBody edited = edit(html.getBytes(charset), label);

        assertThat(edited.charset()).contains("UTF-8");
        assertThat(new String(edited.content().toBytes(), UTF_8)).isEqualTo("<body>" + text + NOTICE + "</body>");
    }

    @Test
    void writesReferencesWhenOctetsOfTheSenderWouldBeLost() throws IOException {
        byte[] html = "<body>x\u00ffx</body>".getBytes(ISO_8859_1);

        EditedBody edited = edit(html, "big5");

        assertThat(edited.charset()).isEmpty();
        String result = new String(edited.content().toBytes(), ISO_8859_1);
        assertThat(result).startsWith("<body>x\u00ffx<div>").contains("&#12372;");
    }

    @Test
    void keepsIso2022JpInSevenBitsAndItsStateAtTheSeam() throws IOException {
        byte[] html = "<p>\u001b$B2q5D\u001b(Jyen\\".getBytes(ISO_8859_1);

        EditedBody edited = edit(html, "iso-2022-jp");

        assertThat(edited.facts().octets().eightBit()).isZero();
        assertThat(new String(edited.content().toBytes(), "x-windows-iso2022jp"))
                .isEqualTo("<p>会議yen¥" + NOTICE);
    }

    @Test
    void comesBackToTheSetOfTheSenderAfterTheNotice() throws IOException {
        byte[] html = "<body>\u001b(Ja\\</body>\\".getBytes(ISO_8859_1);

        String edited = new String(edit(html, "iso-2022-jp").content().toBytes(), "x-windows-iso2022jp");

        assertThat(edited).isEqualTo("<body>a¥" + NOTICE + "</body>¥");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
    void turnsIntoUtf8WhatIsNoAsciiAndSaysSoEverywhere(String label) throws IOException {
        String html = "<?xml version=\"1.0\" encoding=\"utf-16\"?><html><head><meta charset=utf-16>"
                + "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-16\"></head><body>会議</body></html>";

        EditedBody edited = edit(html.getBytes(label), label);

        assertThat(edited.charset()).contains("UTF-8");
        assertThat(new String(edited.content().toBytes(), UTF_8))
                .isEqualTo(html.replace("utf-16", "UTF-8").replace("</body>", NOTICE + "</body>"));
    }

    @Test
    void readsUtf16WithoutByteOrderMarkAsWindowsWritesIt() throws IOException {
        EditedBody edited = edit("<body>text</body>".getBytes("UTF-16LE"), "utf-16");

        assertThat(new String(edited.content().toBytes(), UTF_8)).isEqualTo("<body>text" + NOTICE + "</body>");
    }

    @Test
    void readsUtf7SoThatNoReferenceHidesInIt() throws IOException {
        EditedBody edited =
                edit("+ADw-p+AD4-a+ADw-img src+AD0AIg-cid:gone+AEA-x+ACIAPg-".getBytes(ISO_8859_1), "utf-7");

        assertThat(edited.charset()).contains("UTF-8");
        assertThat(new String(edited.content().toBytes(), UTF_8)).isEqualTo("<p>a<img alt=\"図.png\">" + NOTICE);
    }

    @ParameterizedTest
    @CsvSource({"Shift_JIS, windows-31j", "UTF-8, UTF-8", "euc-jp, EUC-JP"})
    void saysEverywhereThatItIsUtf8WhereTheHeaderSaidNothing(String meta, Charset charset) throws IOException {
        String html = "<meta http-equiv='content-type' content='text/html;charset=" + meta
                + "'><body><p title='ソ>'>会議</body>";

        EditedBody edited = edit(html.getBytes(charset), "");

        assertThat(edited.charset()).contains("UTF-8");
        assertThat(new String(edited.content().toBytes(), UTF_8))
                .isEqualTo(html.replace("charset=" + meta, "charset=UTF-8").replace("会議", "会議" + NOTICE));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void givesTheSourceBackWhenTheEditsAreUndone(long seed) throws IOException {
        Random random = new Random(seed);
        String[] pieces = {
            "<p>",
            "</p>",
            "<b",
            ">",
            "<!--",
            "-->",
            "<img src=\"cid:gone@x\">",
            "\"",
            "'",
            "&amp;",
            "<table>",
            "<td>",
            "</body>",
            "<body>",
            "<style>",
            "</style>",
            "\r\n",
            "text",
            "\u0081",
            "\u00e3\u0081\u0082",
            "\u00ff",
            "\u0082\\",
            "\u001b$B",
            "\u001b(B",
            "\u0000",
            "<textarea>",
            "</html>",
            "<![if x]>",
            "<title>"
        };
        String[] labels = {"utf-8", "shift_jis", "iso-2022-jp", "euc-jp", "gbk", "us-ascii", "iso-8859-1", "big5", ""};
        int shown = 0;
        for (int round = 0; round < 400; round++) {
            StringBuilder html = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                html.append(pieces[random.nextInt(pieces.length)]);
            }
            String label = labels[random.nextInt(labels.length)];
            HtmlEditor editor = new HtmlEditor(
                    new HtmlChange("<div>Nn</div>", NoticePosition.BOTTOM, List.of(), PlaceOfPicture.ALT));
            HtmlOutcome outcome = editor.edit(html.toString().getBytes(ISO_8859_1), label);
            if (outcome instanceof HtmlOutcome.Edited edited) {
                String result = new String(edited.body().content().toBytes(), ISO_8859_1);
                String[] parts = result.split("<div>Nn</div>", -1);
                assertThat(parts).as("seed %d, round %d: %s", seed, round, html).hasSize(2);
                String undone = undone(parts, html.toString());
                assertThat(undone)
                        .as("seed %d, round %d, %s", seed, round, label)
                        .isEqualTo(html.toString());
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(300);
    }

    /** Without the notice, the end tags in front of it and the escape sequences around it. */
    private static String undone(String[] parts, String html) {
        String head = parts[0];
        String tail = parts[1];
        for (String start : List.of(head, head.replaceAll("\u001b\\(B((</\\w+>)*)$", "$1"))) {
            for (String before : List.of(start, start.replaceAll("(</\\w+>)+$", ""))) {
                for (String end : List.of(tail, tail.replaceFirst("^\u001b\\$B", ""))) {
                    if ((before + end).equals(html)) {
                        return html;
                    }
                }
            }
        }
        return head + tail;
    }
}
