package jp.cryptobin.james.body.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.cryptobin.james.body.NoticePosition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that would take a multiple of their size are given up; what people write is not. */
class LargePageTest {
    private static final HtmlEditor EDITOR = new HtmlEditor(new HtmlChange(
            "<p>notice</p>", NoticePosition.BOTTOM, List.of(new RemovedPart("1@x", "a.png")), PlaceOfPicture.ALT));

    private static final String FORMATTING = "<p><b id=1><i id=2><u id=3><s id=4><em id=5><big id=6><code id=7>"
            + "<font id=8><small id=9><strike id=10><strong id=11><tt id=12><b id=13><i id=14>";

    private static HtmlOutcome edit(String html) throws IOException {
        return EDITOR.edit(html.getBytes(StandardCharsets.UTF_8), "utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<p>&\n", "<p>x</p>", "<a b c d e f g h i j k l>", "<!-->", "<a>", "<x y=1 z=2>\n", "<p><b>x"})
    void givesUpWhatMakesTooLargeATree(String piece) throws IOException {
        HtmlOutcome outcome = edit(FORMATTING + piece.repeat(2_000_000 / piece.length()));
        assertThat(outcome).isInstanceOf(HtmlOutcome.Unsafe.class);
        assertThat(((HtmlOutcome.Unsafe) outcome).why()).contains("the HTML has");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tr><td style='font-family:Arial'>1,234</td><td align=right>5,678</td></tr>\n",
                "<p class=MsoNormal><span lang=EN-US>words and words<o:p></o:p></span></p>\n",
                "<p><b>bold and never closed"
            })
    void editsWhatPeopleWrite(String piece) throws IOException {
        assertThat(edit("<html><body>" + piece.repeat(5_000) + "</body></html>"))
                .isInstanceOf(HtmlOutcome.Edited.class);
    }
}
