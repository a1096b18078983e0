package jp.cryptobin.james.body.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import jp.cryptobin.james.body.NoticePosition;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlNoticeTest {
    private static final String NOTICE = "<div>【N】</div>";

    private static String edit(NoticePosition position, String html) throws IOException {
        HtmlEditor editor = new HtmlEditor(new HtmlChange(NOTICE, position, List.of(), PlaceOfPicture.ALT));
        HtmlOutcome outcome = editor.edit(html.getBytes(UTF_8), "utf-8");
        assertThat(outcome).isInstanceOf(HtmlOutcome.Edited.class);
        return new String(((HtmlOutcome.Edited) outcome).body().content().toBytes(), UTF_8);
    }

    private static String below(String html) throws IOException {
        return edit(NoticePosition.BOTTOM, html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body><p>a</p>|</body></html>",
                "<p>a|",
                "|",
                "a|",
                "<HTML><BODY>a|</BODY\n></HTML>\r\n",
                "<html>a|</html>",
                "<body>a<!-- </body> -->b|</body>",
                "<body>a|</body>b</body>c",
                "<html><body>a|</body></html>\r\nb",
                "<body>a<script>'</body>'</script>b|</body>",
                "<body>a<p title='</body>'>b|</body>",
                "<body>a<style>/* </body> */</style>b|</body>",
                "a|</body>",
                // The end of an open table swallows the end tag of the body.
                "<body><table><tr><td>a</body></html>|",
                "<body><select><option>a</select>b|</body>",
                "<body><div><p>a|</body></html><!-- x -->",
                "<body><!--[if mso]><table><tr><td><![endif]-->a<!--[if mso]></td></tr></table><![endif]-->|</body>",
                "<!DOCTYPE html>\n<html>\n<head>\n<title>t</title>\n</head>\n<body>\na|</body>\n</html>\n",
                "<body>一二三|</body>",
            })
    void insertsTheNoticeBelowTheBody(String marked) throws IOException {
        assertThat(below(marked.replace("|", ""))).isEqualTo(marked.replace("|", NOTICE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "<body>a<textarea>b</body> # <body>a|<textarea>b</body>",
                "<body>a<title>b</body> # <body>a|<title>b</body>",
                "<body>a<script>b</body> # <body>a|<script>b</body>",
                "<body>a<style>b</body> # <body>a|<style>b</body>",
                "<body>a<!-- b</body> # <body>a|<!-- b</body>",
                "<body>a<plaintext>b</body> # <body>a|<plaintext>b</body>",
                "<body>a<img src=\"b</body> # <body>a|<img src=\"b</body>",
                "<body>a<div style=\"display:none\">b</body> # <body>a<div style=\"display:none\">b</div>|</body>",
                "<body>a<object>b</body> # <body>a<object>b</body></object>|",
                "<body>a<select><option>b</body> # <body>a<select><option>b</body></option></select>|",
            })
    void showsTheNoticeThoughTheEndOfTheBodyIsHidden(String html, String marked) throws IOException {
        assertThat(Jsoup.parse(below(html)).body().text()).contains("【N】");
        assertThat(below(html).replace(NOTICE, "|")).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><title>t</title></head><body bgcolor='#fff'>|<p>a</p></body></html>",
                "|<p>a",
                "|",
                "<!DOCTYPE html><html><body\nclass=x>|a",
                "<head><title>t</title></head>|a",
                "<!-- <body> --><body>|a</body>",
                "\uFEFF|a",
                "\uFEFF<html><body>|a",
            })
    void insertsTheNoticeAboveTheBody(String marked) throws IOException {
        assertThat(edit(NoticePosition.TOP, marked.replace("|", ""))).isEqualTo(marked.replace("|", NOTICE));
    }

    @Test
    void showsTheNoticeInPlaceOfFrames() throws IOException {
        assertThat(below("<html><frameset><frame src=a></frameset></html>"))
                .isEqualTo("<html>" + NOTICE + "<frameset><frame src=a></frameset></html>");
    }

    @Test
    void refusesHtmlThatShowsNothingAnywhere() throws IOException {
        HtmlEditor editor =
                new HtmlEditor(new HtmlChange(NOTICE, NoticePosition.BOTTOM, List.of(), PlaceOfPicture.ALT));

        assertThat(editor.edit("<body hidden>a</body>".getBytes(UTF_8), "utf-8"))
                .isEqualTo(new HtmlOutcome.Unsafe("no place in the HTML shows the notice"));
    }

    @ParameterizedTest
    @CsvSource({"20000, <b>", "20000, <table><tr><td>", "20000, <svg>", "20000, <p style='a:b'>", "100000, <div>"})
    void editsOrRefusesWhateverTheDepth(int depth, String tag) throws IOException {
        HtmlEditor editor =
                new HtmlEditor(new HtmlChange(NOTICE, NoticePosition.BOTTOM, List.of(), PlaceOfPicture.ALT));
        HtmlOutcome outcome = editor.edit(tag.repeat(depth).getBytes(UTF_8), "utf-8");
        assertThat(outcome).isNotNull();
        if (outcome instanceof HtmlOutcome.Edited edited) {
            assertThat(new String(edited.body().content().toBytes(), UTF_8).replace(NOTICE, ""))
                    .startsWith(tag.repeat(depth));
        }
    }
}
