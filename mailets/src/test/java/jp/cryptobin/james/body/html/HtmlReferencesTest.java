package jp.cryptobin.james.body.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import jp.cryptobin.james.body.NoticePosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReferencesTest {
    private static final List<RemovedPart> REMOVED = List.of(
            new RemovedPart("<gone@x>", "図 \"1\".png"),
            new RemovedPart("p q@x", ""),
            new RemovedPart("<画@x>", "e.png"));

    private static String edit(PlaceOfPicture place, String html) throws IOException {
        HtmlEditor editor = new HtmlEditor(new HtmlChange("", NoticePosition.BOTTOM, REMOVED, place));
        HtmlOutcome outcome = editor.edit(html.getBytes(UTF_8), "utf-8");
        return new String(((HtmlOutcome.Edited) outcome).body().content().toBytes(), UTF_8);
    }

    private static String edit(String html) throws IOException {
        return edit(PlaceOfPicture.NOTHING, html);
    }

    /** A hostile page opens thousands; nobody reads into them, and reading on would exhaust the stack. */
    @Test
    void looksIntoNestedConditionalCommentsOnlySoFar() throws IOException {
        String html = "<img src=cid:gone@x>" + "<!--[if mso]>".repeat(20_000);

        assertThat(edit(html)).startsWith("<img><!--[if mso]>").hasSize(html.length() - " src=cid:gone@x".length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<img src=\"cid:gone@x\" alt=\"a\"> ~ <img alt=\"a\">",
                "<IMG alt='a'  SRC = 'cid:gone@x' > ~ <IMG alt='a' >",
                "<img src=cid:gone@x> ~ <img>",
                "<img/src=\"cid:gone@x\"/> ~ <img//>",
                "<img src=\"cid:gone@x\"alt=a> ~ <img alt=a>",
                "<img!! src=\"cid:gone@x\"!! width=1> ~ <img!! width=1>",
                "<video src=cid:gone@x poster=cid:gone@x> ~ <video>",
                "<audio src=cid:gone@x></audio> ~ <audio></audio>",
                "<input type=image src=cid:gone@x> ~ <input type=image>",
                "<embed src=cid:gone@x> ~ <embed>",
                "<source src=cid:gone@x> ~ <source>",
                "<track src=cid:gone@x> ~ <track>",
                "<object data='cid:gone@x'>b</object> ~ <object>b</object>",
                "<object><param name=src value=cid:gone@x></object> ~ <object><param name=src></object>",
                "<table background=\"cid:gone@x\"><tr><td background=cid:gone@x> ~ <table><tr><td>",
                "<body><body background=cid:gone@x> ~ <body><body>",
                "<svg><image xlink:href='cid:gone@x'/></svg> ~ <svg><image/></svg>",
                "<a href=\"cid:gone@x\">b</a> ~ <a>b</a>",
                "<img src=\"CID:GONE@X\"> ~ <img>",
                "<img src=\" c\tid:gone%40x \"> ~ <img>",
                "<img src=\"&#99;id&colon;gone&commat;x\"> ~ <img>",
                "<img src=\"cid:p%20q@x\"> ~ <img>",
                "<img src=\"cid:%3Cgone@x%3E\"> ~ <img>",
                "<img src=\"mid:m@y/gone@x\"> ~ <img>",
                "<img src=\"cid:%E7%94%BB@x\"><img src=\"cid:画@x\"> ~ <img><img>",
                "<img src=cid:gone@x src=http://y> ~ <img>",
                "<!--[if gte vml 1]><v:fill src=\"cid:gone@x\" type=tile/><![endif]--> "
                        + "~ <!--[if gte vml 1]><v:fill type=tile/><![endif]-->",
                "<![if !vml]><img src=\"cid:gone@x\"><![endif]> ~ <![if !vml]><img><![endif]>",
            })
    void removesTheAttributeAndKeepsTheElement(String html, String edited) throws IOException {
        assertThat(edit(html.replace("!!", "\r\n"))).isEqualTo(edited.replace("!!", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"cid:stays@x\">",
                "<img src=\"cid:\">",
                "<img src=\"gone@x\">",
                "<img src=\"https://y/?u=cid:gone@x\">",
                "<p title=\"cid:gone@x\">cid:gone@x</p>",
                "<textarea><img src=\"cid:gone@x\"></textarea>",
                "<!-- <img src=\"cid:gone@x\"> -->",
                "<p style=\"background:url(cid:stays@x)\">",
                "<p style=\"x: cid:gone@x; content: 'cid:gone@x'\">",
                "<style>/* a{background:url(cid:gone@x)} */</style>",
                "<script>i.src='cid:gone@x'</script>",
                "<img srcset=\"cid:stays@x 1x\">",
                "<<img src=\"a\"b='c' =d / >",
            })
    void leavesEverythingElseAsItIs(String html) throws IOException {
        assertThat(edit(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "color:red;background:url(cid:gone@x);margin:0 # color:red;margin:0",
                "background-image : URL( 'cid:gone@x' ) no-repeat; margin : 0 # _margin : 0",
                "margin:0;background:url(cid:gone@x) # margin:0;",
                "background:url(&quot;cid:gone@x&quot;);margin:0 # margin:0",
                "background:url(\\63id:gone@x);margin:0 # margin:0",
                "background:u\\72l(\\63 id\\3agone\\40x);margin:0 # margin:0",
                "background:url(a;b) , url(cid:gone@x); margin:0 # _margin:0",
                "background:image-set('cid:gone@x' 1x); margin:0 # _margin:0",
                "/* ; */ background:url(cid:gone@x) ; margin:0 # /* ; */__margin:0",
                "quotes:';' '('; list-style-image:url(cid:gone%40x) # quotes:';' '(';_",
                "background:url(cid:gone@x # nothing",
            })
    void removesOnlyTheDeclaration(String style, String edited) throws IOException {
        String html = "<p style=\"%s\">a</p>";

        // In the table, underscores are spaces at the edges.
        assertThat(edit(html.formatted(style)))
                .isEqualTo(html.formatted(edited.equals("nothing") ? "" : edited.replace('_', ' ')));
    }

    @Test
    void removesDeclarationsFromStyleElements() throws IOException {
        String css = """
                <style>
                %sa:hover{color:red;%s}
                @media print{b{%scolor:blue}}
                </style>""";
        String imports = "@import url(cid:gone@x);\n@import 'cid:gone@x';\n";
        String background = "background:url(\"cid:gone@x\")";

        assertThat(edit(css.formatted(imports, background, background + ";"))).isEqualTo(css.formatted("\n\n", "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "<img srcset=\"cid:gone@x 1x, b.png 2x\"> # <img srcset=\"b.png 2x\">",
                "<img srcset=\"b.png, cid:gone@x 2x\"> # <img srcset=\"b.png, \">",
                "<img srcset=\"cid:gone@x, cid:gone@x 2x\" alt=a> # <img alt=a>",
                "<source srcset='cid:gone@x'> # <source>",
            })
    void removesCandidatesOfASrcset(String html, String edited) throws IOException {
        assertThat(edit(html)).isEqualTo(edited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "ALT     # <img src=cid:gone@x width=1> # <img alt=\"図 &quot;1&quot;.png\" width=1>",
                "ALT     # <img src=cid:gone@x alt=a>   # <img alt=a>",
                "ALT     # <img src=cid:gone@x alt=''>  # <img alt=''>",
                "NAME    # <img src=cid:gone@x alt=a>   # <img alt=\"図 &quot;1&quot;.png\">",
                "NAME    # <img alt=a src=cid:gone@x>   # <img alt=\"図 &quot;1&quot;.png\">",
                "NOTHING # <img src=cid:gone@x>         # <img>",
                "NAME    # <td background=cid:gone@x>   # <td>",
                "NAME    # <video src=cid:gone@x>       # <video>",
            })
    void saysInWordsWhatThePictureWas(PlaceOfPicture place, String html, String edited) throws IOException {
        assertThat(edit(place, html)).isEqualTo(edited);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=cid:gone@x ",
                "<!--[if x]><img src='",
                "<p a='",
                "<style>a{b:url(",
                "&amp",
                "<img srcset='a,"
            })
    void staysLinearOnHostileRepetition(String piece) throws IOException {
        int count = 40_000;
        long small = cpuTimeToEdit(piece.repeat(count / 8));
        long large = cpuTimeToEdit(piece.repeat(count));

        // Eight times the input, 64 times the time if it were quadratic.
        assertThat(large).isLessThan(Math.max(small, 20_000_000L) * 40);
    }

    /** In nanoseconds; what else the machine does meanwhile does not count. */
    private static long cpuTimeToEdit(String html) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        edit(html);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
}
