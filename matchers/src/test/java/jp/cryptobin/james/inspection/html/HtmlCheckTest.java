package jp.cryptobin.james.inspection.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must raise no alarm, and what must; the places of a whole mail are in the hostile mails. */
class HtmlCheckTest {
    @Test
    void readsReferencesToPicturesAsBrowsersDo() {
        assertThat(check("<img src=\"\u0001c\tid:lo\ngo@x \">").contentIds()).containsExactly("logo@x");
    }

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
                "<title><img src=\"data:image/png;base64,AAAA\"></title>",
                "<script>var x = '<img src=\"data:image/png;base64,AAAA\">';</script>",
                "<p title=\"url(data:x) is how\">x</p>",
                "<p>x = data:image/png;base64,AAAA and 1 < 2 src=data:image/png;base64,AAAA</p>",
                "<a href=\"https://example.com/?u=data:image/png\">x</a>",
                "<a href=\"mailto:a@example.com?subject=Sales data: May\">x</a>",
                "<p style=\"font-family:'x'; /* data: */ color:red\">x</p>",
                "<textarea><img src=\"data:image/png;base64,AAAA\"></textarea>",
            })
    void keepsQuietAboutWordsAndNames(String html) {
        assertThat(check(html).dataUrls().all()).isEmpty();
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
        assertThat(check(html).dataUrls().all()).isNotEmpty();
    }

    /** Shapes in which a parser by the HTML standard, or a lenient one, finds an element where another sees text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg><script>#</script></svg>",
                "<svg><script/>#</svg>",
                "<svg><style>#</style></svg>",
                "<svg><style>a{b:url(&#100;ata:image/png;base64,AAAA)}</style></svg>",
                "<svg><title>#</title></svg>",
                "<svg><desc><textarea>x</textarea>#</desc></svg>",
                "<math><mtext><title>x</title>#</mtext></math>",
                "<svg><script><a title=\"</script>\">#</svg>",
                "<svg><script><a title=\"</script><p title='\" src=\"data:image/png;base64,AAAA\">'></svg>",
                "<svg><![CDATA[ > # ]]></svg>",
                "<svg><![CDATA[ ><p title=\" ]]>#</svg>",
                "<math><annotation-xml encoding=text/html><style>#</style></annotation-xml></math>",
                "<select><style></select>#",
                "<select><title></select>#",
                "<select><option>#</select>",
                "<frameset><frame src=data:text/html,x></frameset>",
                "<noscript>#</noscript>",
                "<noscript><p title=\"</noscript>#\">",
                "<noscript><style></noscript>#</style>",
                "<template>#</template>",
                "<template><svg><script>#</script></svg></template>",
                "<table>#<tr><td></table>",
                "<table><style></style><script></script>#</table>",
                "<plaintext>#",
                "<xmp>#</xmp>",
                "<iframe>#</iframe>",
                "<noembed>#</noembed>",
                "<noframes>#</noframes>",
                "<iframe srcdoc=\"<svg><script><img src='data:image/png;base64,AAAA'></script></svg>\"></iframe>",
                "<script><!--<script></script>--></script>#",
                "<script><!-- </script>#",
                "<!-->#-->",
                "<!--->#-->",
                "<!-- --!>#-->",
                "<!-- x #",
                "<title>x #",
                "<textarea>x #",
                "<!x>#",
                "<?x>#",
                "</ x>#",
                "<!doctype html \"x>#\">",
                "<img/src=\"data:image/png;base64,AAAA\"/>",
                "<img x=''src='data:image/png;base64,AAAA'>",
                "<img =x src=data:image/png;base64,AAAA>",
                "<img src\n=\n\"\u0001 data:image/png;base64,AAAA",
                "<img src=`data:image/png;base64,AAAA`>",
                "<img src=a src=data:image/png;base64,AAAA>",
                "<x:y z=data:image/png;base64,AAAA>",
                "<svg><rect fill='url(data:image/png;base64,AAAA#g)'/></svg>",
                "<svg><rect filter=\"url( 'data:image/svg+xml,x#f')\"/></svg>",
                "<svg><rect mask='u\\72l(data:,x)'/></svg>",
                "<svg><path marker-start='url(/**/data:,x)' d='M0 0'/></svg>",
                "<svg><rect clip-path='none, url(&quot;data:,x&quot;)'/></svg>",
                "<svg><set attributeName=fill to='url(data:,x)'/></svg>",
                "<svg><animate attributeName=fill values='red;url(data:,x)'/></svg>",
                "<svg><image xlink:href='data:image/png;base64,AAAA'/></svg>",
                "<svg><feImage href='data:image/png;base64,AAAA'/></svg>",
                "<td background='data:image/png;base64,AAAA'>",
                "<object archive='a.jar data:image/png;base64,AAAA'>",
            })
    void findsATagInEveryTokenization(String html) {
        String page = "<html><body>" + html.replace("#", "<img src=\"data:image/png;base64,AAAA\">") + "</body></html>";
        assertThat(check(page).dataUrls().all()).isNotEmpty();
        assertThat(check(page.replace("data:", "xata:").replace("&#100;", "x"))
                        .dataUrls()
                        .all())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "da\u001b(Bta:",
                "da\u001b$B\u001b(Bta:",
                "\u001b(Bdata:",
                "da\u001b(Jta:",
                "dat\u001b$)C\u000e\u000fa:",
                "d\u000f\u000fata:",
                "da\u001b.A\u001b(Bta:",
                "d\u0000a\u0000t\u0000a\u0000:\u0000",
            })
    void findsASchemeThatEscapesSplit(String scheme) {
        String html = "<p>\u001b$B%F%9%H\u001b(B</p><img src=\"" + scheme + "image/png;base64,AAAA\">";
        for (String label : new String[] {"", "us-ascii", "utf-8", "iso-2022-jp", "shift_jis"}) {
            assertThat(check(html, label).dataUrls().all()).as(label).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta charset=utf-16le>",
                "<p><meta charset=utf-8><meta http-equiv=content-type content='text/html; charset=IBM037'>",
                "<?xml version='1.0' encoding='IBM037'?>",
            })
    void readsThePageInTheCharsetsThatItNames(String start) {
        boolean wide = start.contains("16");
        String image = "<img src='data:image/png;base64,AAAA'>";
        byte[] hidden = image.getBytes(java.nio.charset.Charset.forName(wide ? "UTF-16LE" : "IBM037"));
        byte[] page = java.util.Arrays.copyOf(
                (start + (start.length() % 2 == 0 ? "" : " ")).getBytes(StandardCharsets.US_ASCII),
                200 + hidden.length);
        System.arraycopy(hidden, 0, page, 200, hidden.length);
        assertThat(HtmlCheck.check(page, "", 100).dataUrls().all()).isNotEmpty();
    }

    @Test
    void namesTheFirstPlacesAndCountsTheOthers() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            html.append("<x").append(i).append(" y=data:,x>");
        }
        html.append("<").append("z".repeat(100_000)).append(" y=data:,x>");
        List<String> places = check(html.toString()).dataUrls().all();
        assertThat(places).hasSize(21).contains("x19 y").endsWith("and 99981 more");
    }

    private static HtmlCheck.Result check(String html, String label) {
        return HtmlCheck.check(html.getBytes(StandardCharsets.ISO_8859_1), label, 100);
    }

    private static HtmlCheck.Result check(String html) {
        return HtmlCheck.check(html.getBytes(StandardCharsets.UTF_8), "utf-8", 100);
    }
}
