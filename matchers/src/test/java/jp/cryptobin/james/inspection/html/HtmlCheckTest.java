package jp.cryptobin.james.inspection.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must raise no alarm, and what must; the places of a whole mail are in the hostile mails. */
class HtmlCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Write data:image/png;base64,AAAA here.</p>",
                "<div data-x=\"1\" data-src='a.png'>x</div>",
                "<img alt=\"Data: sales of 2026\" src=a.png>",
                "<img alt=\"data: a, b and c\" title=\"data:2026, data:2025\" src=a.png>",
                "<meta name=description content=\"data: what we keep\">",
                "<meta name=description content=\"Big data: trends, data: news\">",
                "<div data-x=\"data: none\">x</div>",
                "<!-- <img src=\"data:image/png;base64,AAAA\"> --><p>x</p>",
                "<a href=\"https://example.com/data:x\">x</a>",
                "<a href=\"mailto:data@example.com\">x</a>",
                "<p style=\"color:red\">metadata: y</p>",
                "<img src=\"database:x\">",
                "<pre>&lt;img src=\"data:image/png;base64,AAAA\"&gt;</pre>",
                "<textarea><img src=\"data:image/png;base64,AAAA\"></textarea>",
            })
    void keepsQuietAboutWordsAndNames(String html) {
        assertThat(check(html).dataUrls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"data:,x\">",
                "<img alt=\"data:image/png;base64,AAAA\">",
                "<img srcset=\"data:image/png;base64,AAAA\">",
                "<img imagesrcset='a 1x,data:image/png;base64,AAAA 2x'>",
                "<a ping=\"data:text/plain,x\">x</a>",
                "<p style='background:url(\"data:image/png;base64,AAAA\")'>x</p>",
                "<p style='background:u\\72l(d\\61 t\\61:image/png;base64,AAAA)'>x</p>",
                "<style>@import url(data:text/css,x)</style>",
                "<meta http-equiv=refresh content=\"0;URL='data:text/html,x'\">",
                "<meta http-equiv=refresh content='0 url=data:,x'>",
                "<svg><animate attributeName=href values='#a; data:,x'/></svg>",
                "<style>a{content:'/*'}b{background:url(d\\61ta:,x)}c{content:'*/'}</style>",
                "<style>b{background:url(d\\\fata:,x)}</style>",
                "<!--[if gte mso 9]><v:fill src=\"data:image/png;base64,AAAA\"/><![endif]-->",
                "<img src=\"da&NewLine;ta:image/png;base64,AAAA\">",
            })
    void findsWhatAProgramWouldFollow(String html) {
        assertThat(check(html).dataUrls()).isNotEmpty();
    }

    private static HtmlCheck.Result check(String html) {
        return HtmlCheck.check(html.getBytes(StandardCharsets.UTF_8), "utf-8", 100);
    }
}
