package jp.cryptobin.james.body.html;

import static org.assertj.core.api.Assertions.assertThat;

import jp.cryptobin.james.body.html.HtmlToken.Attribute;
import jp.cryptobin.james.body.html.HtmlToken.Comment;
import jp.cryptobin.james.body.html.HtmlToken.RawText;
import jp.cryptobin.james.body.html.HtmlToken.StartTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the HTML Standard that decide where a tag, its attributes, a comment or a raw text ends. */
class HtmlScannerTest {
    /** What was found, as {@code name[attribute=value,...]}, {@code !comment} and {@code name{raw text}}. */
    private static String scanned(String source) {
        StringBuilder found = new StringBuilder();
        for (HtmlToken token : HtmlScanner.scan(source).tokens()) {
            found.append(found.isEmpty() ? "" : " ");
            if (token instanceof StartTag tag) {
                found.append(tag.name());
                for (Attribute attribute : tag.attributes()) {
                    String value = source.substring(attribute.valueFrom(), attribute.valueTo());
                    found.append('[')
                            .append(attribute.name())
                            .append('=')
                            .append(value)
                            .append(']');
                }
            } else if (token instanceof Comment comment) {
                found.append('!').append(source, comment.from(), comment.to());
            } else if (token instanceof RawText raw) {
                found.append('{').append(source, raw.from(), raw.to()).append('}');
            }
        }
        return found.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<IMG SRC=a>                   | img[src=a]",
                "<img src = 'a'>               | img[src=a]",
                "<img src=\"a>b\">             | img[src=a>b]",
                "<img src=a/b>                 | img[src=a/b]",
                "<img/src=a/>                  | img[src=a/]",
                "<img a b=c>                   | img[a=][b=c]",
                "<img =a=b>                    | img[=a=b]",
                "<img src=a src=b>             | img[src=a][src=b]",
                "<img src=''alt=b>             | img[src=][alt=b]",
                "a < b <3 <p>                  | p",
                "</p a='>'><b>                 | b",
                "<!-- a --><b>                 | ! a  b",
                "<!-- a --!><b>                | ! a  b",
                "<!--><b>                      | b",
                "<!---><b>                     | b",
                "<!doctype a><?x y><b>         | b",
                "</ a><b>                      | b",
                "<style>a<b></style><c>        | style {a<b>} c",
                "<style>a</styles></STYLE ><c> | style {a</styles>} c",
                "<title><b></title>            | title {<b>}",
            })
    void splitsAsBrowsersDo(String source, String tokens) {
        assertThat(scanned(source)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<b           | 1",
                "a<b c='>d     | 1",
                "a<!-- b       | 1",
                "a<style>b     | 1",
                "a<b><plaintext><c> | 4",
                "a</b          | 1",
            })
    void saysWhereTheEndCutsSomethingOff(String source, int unfinished) {
        assertThat(HtmlScanner.scan(source).unfinished()).hasValue(unfinished);
    }

    @Test
    void countsPositionsFromTheBeginningOfTheWhole() {
        String source = "<!--[if mso]><img src=a><![endif]-->";

        assertThat(HtmlScanner.scan(source, 13, 24)).singleElement().isInstanceOfSatisfying(StartTag.class, tag -> {
            assertThat(source.substring(tag.from(), tag.to())).isEqualTo("<img src=a>");
            assertThat(source.substring(
                            tag.attributes().get(0).from(),
                            tag.attributes().get(0).to()))
                    .isEqualTo("src=a");
        });
    }

    /** In Turkish and some other scripts a lower-case letter takes more characters than its capital. */
    @Test
    void keepsItsPlaceBehindLettersThatGrow() {
        assertThat(scanned("\u0130<STYLE>\u0130</STYLE><p>")).isEqualTo("style {\u0130} p");
    }
}
