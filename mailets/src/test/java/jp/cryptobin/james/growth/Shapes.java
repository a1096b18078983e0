package jp.cryptobin.james.growth;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What grows: everything that a sender decides about, and what is dear to read. */
final class Shapes {
    private static final int MEGA = 1 << 20;
    private static final String FILE =
            "\r\n--b\r\nContent-Type: image/png; name=a.png\r\nContent-ID: <1@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n";

    private Shapes() {}

    static List<Shape> all() {
        return Stream.of(sizes(), structures(), headers(), pages(), oddPages(), styles())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Shape> sizes() {
        return List.of(
                new Shape("base64 file, octets", 2 * MEGA, n -> file("base64", lines("QUJD".repeat(19), n / 78))),
                new Shape("base64 in lines of one character, octets", MEGA / 2, n -> file("base64", lines("Q", n / 3))),
                new Shape("base64 with other characters, octets", MEGA / 2, n -> file("base64", "Q.=U!".repeat(n / 5))),
                new Shape(
                        "quoted-printable text, octets",
                        MEGA / 2,
                        n -> text("quoted-printable", lines("=E3=81=82 text=", n / 17))),
                new Shape(
                        "quoted-printable escapes that are none, octets",
                        MEGA / 2,
                        n -> text("quoted-printable", "= \t ".repeat(n / 4))),
                new Shape(
                        "uuencoded file, octets",
                        MEGA / 2,
                        n -> file("x-uuencode", "begin 644 a.pdf\r\n" + lines("M" + "!".repeat(60), n / 63))),
                new Shape("begin lines in text, octets", MEGA / 2, n -> text("7bit", lines("begin 644 a", n / 13))),
                new Shape(
                        "plain text, octets", MEGA, n -> text("7bit", lines("All is well with the weather.", n / 31))),
                new Shape("text in one line, octets", MEGA, n -> text("8bit", "x".repeat(n))),
                new Shape("text of bare CR, octets", MEGA / 2, n -> text("7bit", "x\r".repeat(n / 2))));
    }

    private static List<Shape> structures() {
        return List.of(
                new Shape("nested multiparts", 28, Shapes::nested),
                new Shape("parts", 480, n -> mixed("\r\n--b\r\n\r\ntext\r\n".repeat(n))),
                new Shape("lines like delimiters, octets", MEGA / 2, n -> text("7bit", lines("--bx", n / 6))),
                new Shape(
                        "lines like delimiters in 28 multiparts, octets",
                        MEGA / 4,
                        n -> nested(28, lines("--b1", n / 6))),
                new Shape("preamble, octets", MEGA / 2, n -> mixed(lines("--x", n / 5))),
                new Shape(
                        "white space after a delimiter, octets",
                        MEGA / 2,
                        n -> mixed("\r\n--b" + " ".repeat(n) + "\r\n\r\nx")));
    }

    private static List<Shape> headers() {
        return List.of(
                new Shape("header in one line, octets", 480_000, n -> header("X-A: " + "x".repeat(n))),
                new Shape("folded header, octets", 480_000, n -> header("X-A: x" + "\r\n x".repeat(n / 4))),
                new Shape(
                        "header fields",
                        960,
                        n -> header(repeat(n, i -> "X-" + i + ": x\r\n").stripTrailing())),
                new Shape("addresses", 16_000, n -> header("To: " + repeat(n, i -> "Taro <t" + i + "@example.com>, "))),
                new Shape(
                        "open brackets and quotes in addresses, octets",
                        480_000,
                        n -> header("To: " + "(<\"".repeat(n / 3))),
                new Shape("encoded words", 16_000, n -> header("Subject: " + "=?utf-8?B?44GC?= ".repeat(n))),
                new Shape("broken encoded words, octets", 480_000, n -> header("Subject: " + "=?a?b?".repeat(n / 6))),
                new Shape(
                        "parameters",
                        16_000,
                        n -> header("Content-Type: text/plain; " + repeat(n, i -> "a" + i + "=x; "))),
                new Shape(
                        "continuations of a file name",
                        8_000,
                        n -> header("Content-Disposition: inline; " + repeat(n, i -> "filename*" + i + "*=%41; "))),
                new Shape(
                        "open comments in parameters, octets",
                        480_000,
                        n -> header("Content-Type: text/plain; " + "(\\".repeat(n / 2))));
    }

    private static List<Shape> pages() {
        return List.of(
                new Shape(
                        "HTML, octets",
                        MEGA / 2,
                        n -> html(lines(
                                "<p>All is <b>well</b> &amp; <a href='http://example.com/'>fine</a></p>", n / 72))),
                new Shape("HTML depth", 4_800, n -> html("<div>".repeat(n) + "x" + "</div>".repeat(n))),
                new Shape("depth of unclosed HTML", 4_800, n -> html("<div>".repeat(n))),
                new Shape("depth of inline HTML", 4_800, n -> html("<span>".repeat(n) + "x")),
                new Shape("depth of tables", 1_200, n -> html("<table><tr><td>".repeat(n) + "x")),
                new Shape("depth of lists", 2_400, n -> html("<ul><li>".repeat(n) + "x")),
                new Shape("pictures by cid:", 16_000, n -> html(repeat(n, i -> "<img src='cid:" + i + "@x'>"))),
                new Shape(
                        "attributes of one element", 16_000, n -> html("<p " + repeat(n, i -> "a" + i + "=x ") + ">")),
                new Shape("one attribute, octets", MEGA / 2, n -> html("<p title='" + "x".repeat(n) + "'>")),
                new Shape(
                        "candidates in srcset", 32_000, n -> html("<img srcset='" + "data.png 1x, ".repeat(n) + "'>")),
                new Shape(
                        "conditional comments, octets",
                        MEGA / 4,
                        n -> html("<!--[if mso]><img src='cid:x'><![endif]-->".repeat(n / 43))));
    }

    private static List<Shape> oddPages() {
        return List.of(
                new Shape("start tags never closed, octets", MEGA / 4, n -> html("<p data=".repeat(n / 8))),
                new Shape("comments never closed, octets", MEGA / 4, n -> html("<!--[if ".repeat(n / 8))),
                new Shape("style elements never closed, octets", MEGA / 4, n -> html("<style>data".repeat(n / 11))),
                new Shape(
                        "raw text elements, octets",
                        MEGA / 4,
                        n -> html("<noscript><p>data</noscript>".repeat(n / 28))),
                new Shape("quotes in tags, octets", MEGA / 4, n -> html("<a b=\"'c='>\"".repeat(n / 12))),
                new Shape("end tags without start, octets", MEGA / 4, n -> html("</p></b></x>".repeat(n / 12))),
                new Shape("formatting that reopens", 8_000, n -> html(repeat(n, i -> "<p><b id=" + i + ">x"))),
                new Shape(
                        "formatting with a long attribute that reopens, octets",
                        MEGA / 8,
                        n -> html("<p><b title='data" + "x".repeat(n / 2) + "'>" + "<p>x".repeat(n / 8))),
                new Shape(
                        "formatting with a long style that reopens, octets",
                        MEGA / 8,
                        n -> html("<p><b style='color:red;" + "x".repeat(n / 2) + "'>" + "<p>x".repeat(n / 8))),
                new Shape(
                        "wrongly nested formatting",
                        4_000,
                        n -> html("<a><b><i><div>".repeat(n) + "</a></b></i>".repeat(n))),
                new Shape("content before a table's cells", 8_000, n -> html("<table>" + "<b>x<tr>".repeat(n))),
                new Shape("entities without end, octets", MEGA / 2, n -> html("&am&#x&".repeat(n / 7))),
                new Shape("brackets and ampersands, octets", MEGA / 2, n -> html("<&</<!<?".repeat(n / 8))));
    }

    private static List<Shape> styles() {
        return List.of(
                new Shape("CSS, octets", MEGA / 2, n -> css(lines("p { color: red; background: url(a.png) }", n / 42))),
                new Shape("CSS comments, octets", MEGA / 2, n -> css("/* data: */".repeat(n / 11))),
                new Shape("CSS comments never closed, octets", MEGA / 2, n -> css("/*".repeat(n / 2))),
                new Shape("CSS brackets never closed, octets", MEGA / 2, n -> css("a{b:url(".repeat(n / 8))),
                new Shape("CSS quotes never closed, octets", MEGA / 2, n -> css("a{b:\"'cid:".repeat(n / 10))),
                new Shape("CSS escapes, octets", MEGA / 2, n -> css("\\64 ata\\:".repeat(n / 9))),
                new Shape(
                        "CSS white space before data:, octets",
                        MEGA / 2,
                        n -> css((" ".repeat(n / 2048) + "data:").repeat(1024))),
                new Shape("style attributes", 32_000, n -> html("<p style='color:red /* x */'>".repeat(n))));
    }

    private static String header(String fields) {
        return fields + "\r\nMIME-Version: 1.0\r\n\r\ntext\r\n";
    }

    /** A text part and a small file, so that the mail is rebuilt. */
    private static String text(String encoding, String body) {
        return mixed("\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding
                + "\r\n\r\n" + body);
    }

    /** With a word that makes the inspection parse the page. */
    private static String html(String body) {
        return mixed("\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>data</p>" + body);
    }

    private static String css(String sheet) {
        return html("<style>" + sheet + "</style><p style='background:url(cid:1@x)'>cid: data");
    }

    private static String file(String encoding, String body) {
        return mixed(
                "\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: application/zip; name=b.zip\r\nContent-Transfer-Encoding: "
                        + encoding + "\r\n\r\n" + body);
    }

    private static String mixed(String parts) {
        return "Subject: growth\r\nTo: taro@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + parts + FILE;
    }

    private static String nested(int depth) {
        return nested(depth, "text");
    }

    private static String nested(int depth, String text) {
        String open = repeat(depth, i -> "Content-Type: multipart/mixed; boundary=" + i + "b\r\n\r\n--" + i + "b\r\n");
        String close = IntStream.iterate(depth - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(i -> "\r\n--" + i + "b--\r\n")
                .collect(Collectors.joining());
        return "MIME-Version: 1.0\r\n" + open + "\r\n" + text + close;
    }

    private static String lines(String line, int count) {
        return (line + "\r\n").repeat(count);
    }

    private static String repeat(int count, IntFunction<String> piece) {
        return IntStream.range(0, count).mapToObj(piece).collect(Collectors.joining());
    }
}
