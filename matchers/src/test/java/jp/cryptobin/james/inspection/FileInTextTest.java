package jp.cryptobin.james.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.FoundDefect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are written into the text of a mail, and text that only looks like one. */
class FileInTextTest {
    private static final String UU_LINE = "M)5!$1BTQ+C0@<V5C<F5T('-E8W)E=\"!S96-R970@<V5C<F5T('-E8W)E=\"!S";
    private static final String UU = UU_LINE + "\n" + UU_LINE + "\n38W)E=\"!S96-R970@<V5C<F5T(   \n`\nend\n";
    private static final String XX_LINE = "hI3V1JEoF9n-kPaBZQqxgR4BoPqZoR4JYPqEUQqxgR4BoPqZoR4JYPqEUPqZo";
    private static final String PDF = "JVBERi0xLjQgc2VjcmV0IHBsYW5z\n";
    private static final String BINARY =
            Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(random()) + "\n";
    private static final String CSV = base64("name,number\nTanaka,1\nSuzuki,2\nSato,3\n");
    private static final String WORDS =
            base64("Dear Sir, this is what was written in the mail of last week. Regards, Taro");
    private static final String ENTITY = "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n";

    private static byte[] random() {
        byte[] octets = new byte[400];
        new Random(11).nextBytes(octets);
        return octets;
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'})
                        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "\n";
    }

    static Stream<String> files() {
        return Stream.of(
                "begin 644 plans.pdf\n" + UU,
                "begin 0 plans.pdf\n" + UU,
                "begin 100644 plans.pdf\n" + UU,
                "begin 0000000644 plans.pdf\n" + UU,
                "begin 644\n" + UU,
                "begin  644\tplans.pdf\n" + UU,
                "BEGIN 644 plans.pdf\n" + UU,
                "begin 644 plans.pdf\nx\n" + UU,
                "begin 644 plans.pdf\n\n\n" + UU,
                "begin 644 plans.pdf\n" + "junk that is none\n".repeat(50) + UU,
                "begin 644 plans.pdf\nx\n#86)C\n`\nend\n",
                "begin 644 plans.pdf\n#86)C\n`\nend\n",
                "  begin 644 plans.pdf\n" + UU.indent(2),
                "> begin 644 plans.pdf\n"
                        + ("\n" + UU.strip()).replace("\n", "\n> ").substring(1) + "\n",
                "begin 644 plans.pdf\n" + XX_LINE.substring(0, 61) + "\n+\nend\n",
                "begin 644 a.txt\nx\n" + XX_LINE.substring(0, 61) + "\n+\nend\n",
                "begin-base64 644 plans.pdf\n" + PDF + "====\n",
                "begin-base64 100644 plans.pdf\nx\n" + PDF + "====\n",
                "=ybegin line=128 size=400 name=plans.pdf\nabc\n=yend size=400\n",
                "=ybegin part=1 total=2 line=128 size=400 name=plans.pdf\n=ypart begin=1 end=200\nabc\n",
                "(This file must be converted with BinHex 4.0)\n\n:abc:\n",
                ENTITY + "\n" + PDF,
                "Content-Transfer-Encoding: base64\n\n" + PDF,
                "Content-Transfer-Encoding: base64\n\n" + BINARY,
                "CONTENT-TRANSFER-ENCODING : BASE64\n\n" + BINARY,
                "Content-Transfer-Encoding:\n base64\n\n" + BINARY,
                "MIME-Version: 1.0\n" + ENTITY + "Subject: x\n\n" + PDF,
                "--b1\n" + ENTITY + "Content-Disposition: attachment; filename=plans.pdf\n\n" + PDF + "--b1--\n",
                "--b1\nContent-Type: text/plain\n\nwords\n--b1\n" + ENTITY + "\n" + PDF + "--b1--\nwords\n",
                ENTITY + "\nPlease read this.\n" + BINARY,
                ENTITY + "\n--\n" + BINARY,
                ENTITY + BINARY,
                ENTITY + "\n" + BINARY.replaceAll("(?m)$", "!"),
                ENTITY + "\n" + BINARY.replace("\n", "\n#\n"),
                ENTITY + "\n" + BINARY.replace("\n", ""),
                ENTITY + "\n" + BINARY.replaceAll("(.)", "$1\n"),
                ENTITY + "\n" + BINARY.replace('+', '-').replace('/', '_'),
                ENTITY + "\n" + BINARY.indent(4),
                ("\n" + ENTITY + "\n" + PDF).replace("\n", "\n> "),
                ENTITY.indent(4) + "\n" + PDF.indent(4),
                "Content-Disposition: attachment; filename=plans.zip\n\n" + BINARY,
                "Content-Type: application/zip;\n\tname=plans.zip\n\n" + BINARY,
                "Content-Type: text/csv; name=customers.csv\nContent-Transfer-Encoding: base64\n\n" + CSV,
                "Content-Type: text/csv\nContent-Disposition: attachment;\n filename=customers.csv\n"
                        + "Content-Transfer-Encoding: base64\n\n" + CSV,
                "Content-Type: application/pdf\nContent-Transfer-Encoding: quoted-printable\n\n=25PDF-1.4=0Asecret\n",
                "Content-Type: application/zip\nContent-Transfer-Encoding: quoted-printable\n\nPK=03=04=00=00=\n=01=02\n",
                "Content-Type: application/pdf\n\n%PDF-1.4\nsecret\n");
    }

    static Stream<String> words() {
        return Stream.of(
                "We\nbegin 644 something\nand go on with it.\nHello World\n\n\nSEE YOU\n",
                "begin 644 something\n" + "-".repeat(40) + " x\n#12\nOK\n",
                "Let us begin 7 days\nlater. M\n",
                "begin 7\n\nThe meeting is at 10:00.\nRegards\n",
                "begin 2026 with a plan\n" + UU_LINE.toLowerCase(java.util.Locale.ROOT) + "\n",
                "=ybegin is the first word of yEnc\n",
                "Content-Transfer-Encoding: base64\n\nis how it begins.\n",
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + WORDS,
                "> Content-Type: text/plain; charset=utf-8\n> Content-Transfer-Encoding: base64\n>\n> "
                        + WORDS.strip().replace("\n", "\n> ") + "\n",
                "-----Original Message-----\nFrom: a@example.com\nContent-Type: multipart/mixed; boundary=b\n"
                        + "Content-Transfer-Encoding: 7bit\n\n--b\nContent-Type: text/plain\n\nwords\n--b--\n",
                "Content-Transfer-Encoding: base64\nDKIM-Signature: v=1; a=rsa-sha256; b=\n "
                        + BINARY.strip().replace("\n", "\n ") + "\nSubject: x\n\nThis is the text of the mail.\n",
                "Content-Type: application/pdf; name=plans.pdf\nContent-Transfer-Encoding: base64\n"
                        + "Content-Disposition: attachment; filename=plans.pdf\n\n(the file is left out here)\n",
                "Content-Type: application/pgp-signature; name=signature.asc\n\n-----BEGIN PGP SIGNATURE-----\n\n"
                        + BINARY + "-----END PGP SIGNATURE-----\n",
                "-----BEGIN CERTIFICATE-----\n" + BINARY + "-----END CERTIFICATE-----\n",
                "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E3=81=82</p>=\n\n",
                "The field Content-Transfer-Encoding: base64 says so.\n\nRegards\nTaro\nMarketing\nDepartment\nTokyo\n",
                "Content-Transfer-Encoding: base64\n\nhttps://www.example.com/abcdefghijklmnopqrstuvwxyz0123456789abcd\n",
                "Content-Disposition: attachment\n\nthat is what the program writes, and then:\nThanks\nRegards\nTaro\n");
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsTheFile(String file) {
        assertThat(isFile("text/plain", "Hello,\n\n" + file + "\nRegards\n")).isTrue();
        assertThat(isFile("text/plain", file)).isTrue();
        assertThat(isFile("text/html", "<pre>\n" + file + "</pre>\n")).isTrue();
        assertThat(isFile("text/html", "<p>Hello</p><!--\n" + file + "-->\n")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsTheFileOfLinesThatTagsEnd(String file) {
        // Data in uuencode and yEnc has brackets of its own, which mean nothing to those who look for it.
        if (file.toLowerCase(java.util.Locale.ROOT).contains("content-")) {
            assertThat(isFile("text/html", "<p>" + file.replace("\n", "<br>") + "</p>"))
                    .isTrue();
            assertThat(isFile("text/html", "<div>" + file.replace("\n", "</div>\n<div>") + "</div>"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void leavesTextAlone(String words) {
        assertThat(isFile("text/plain", "Hello,\n\n" + words + "\nRegards\n")).isFalse();
        assertThat(isFile("text/plain", words)).isFalse();
    }

    private static boolean isFile(String type, String text) {
        return Inspected.mail("Content-Type: " + type + "; charset=utf-8\n\n" + text).findings().stream()
                .map(FoundDefect::defect)
                .anyMatch(Defect.FILE_IN_TEXT::equals);
    }
}
