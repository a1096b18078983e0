package jp.cryptobin.james.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.tnef.TnefWriter;
import org.junit.jupiter.api.Test;

class TnefTest {
    private static final InspectionSettings DECODED =
            SettingsBuilder.settings().withDecodedTnef().build();
    private static final byte[] TNEF = new TnefWriter()
            .file("見積書.xlsx", "一".getBytes(UTF_8))
            .file("b.txt", "two".getBytes(UTF_8))
            .toBytes();
    private static final String TEXT = "--b\nContent-Type: text/plain\n\nwords\n";

    @Test
    void isOneFileByTheLetter() {
        assertThat(Inspected.mail(mail(TEXT, TNEF)).files())
                .extracting(Part::fileName)
                .containsExactly("winmail.dat");
    }

    @Test
    void isTakenApartBySetting() throws IOException {
        String mail = mail(TEXT, TNEF);

        Inspection inspection = Inspected.mail(mail, DECODED);

        assertThat(inspection.parts())
                .extracting(part -> part.path() + " " + part.role() + " " + part.fileName() + " " + part.size())
                .containsExactly(
                        "1 CONTAINER  0",
                        "1.1 BODY  5",
                        "1.2 CONTAINER winmail.dat " + TNEF.length,
                        "1.2.1 FILE 見積書.xlsx 3",
                        "1.2.2 FILE b.txt 3");
        assertThat(contents(mail, Set.of(new PartPath("1.2.1"), new PartPath("1.2.2"))))
                .containsExactly("1.2.1 一", "1.2.2 two");
        assertThat(contents(mail, Set.of(new PartPath("1.2.2")))).containsExactly("1.2.2 two");
    }

    @Test
    void staysOneFileWhereItCannotBeTakenApart() {
        byte[] cut = Arrays.copyOf(TNEF, TNEF.length - 1);

        assertThat(Inspected.mail(mail(TEXT, cut), DECODED).files())
                .extracting(Part::fileName)
                .containsExactly("winmail.dat");
    }

    @Test
    void staysOneFileWhereTheTextOfTheMailIsNowhereElse() {
        assertThat(Inspected.mail(mail("", TNEF), DECODED).files())
                .extracting(Part::fileName)
                .containsExactly("winmail.dat");
    }

    @Test
    void staysOneFileWithoutFilesInIt() {
        assertThat(Inspected.mail(mail(TEXT, new TnefWriter().toBytes()), DECODED)
                        .files())
                .extracting(Part::fileName)
                .containsExactly("winmail.dat");
    }

    @Test
    void staysOneFileWhereThePartIsAmbiguous() {
        String ambiguous = mail(TEXT, TNEF).replace("base64\n", "base64\nContent-Transfer-Encoding: 7bit\n");

        assertThat(Inspected.mail(ambiguous, DECODED).files())
                .extracting(Part::fileName)
                .containsExactly("winmail.dat");
    }

    @Test
    void twoFilesOfOneContentHavePathsOfTheirOwn() {
        byte[] twice = new TnefWriter()
                .file("a.txt", new byte[] {'x'})
                .file("a.txt", new byte[] {'x'})
                .toBytes();

        assertThat(Inspected.mail(mail(TEXT, twice), DECODED).files())
                .extracting(part -> part.path().value())
                .containsExactly("1.2.1", "1.2.2");
    }

    private static List<String> contents(String mail, Set<PartPath> paths) throws IOException {
        List<String> contents = new ArrayList<>();
        byte[] octets = mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        FileReader.read(
                new ByteArrayInputStream(octets),
                ReadingLimits.DEFAULT,
                paths,
                (path, content) -> contents.add(path + " " + new String(content.readAllBytes(), UTF_8)));
        return contents;
    }

    private static String mail(String text, byte[] tnef) {
        return "From: taro@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + text
                + "--b\nContent-Type: application/ms-tnef; name=winmail.dat\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(tnef) + "\n--b--\n";
    }
}
