package jp.cryptobin.james.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.cryptobin.james.inspection.InspectionSettings.Naming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenNamesTest {
    private static final InspectionSettings NAMING =
            SettingsBuilder.settings().withNaming(new Naming(true, true)).build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            会議の件              | 会議の件.eml
            a/b\\c:d             | a_b_c_d.eml
            ''                    | message.eml
            ...                   | message.eml
            \u202Egnp.exe         | _gnp.exe.eml
            🎉 party              | _ party.eml
            """)
    void callsAnAttachedMessageAfterItsSubject(String subject, String name) {
        String mail = mixed(attached(Inspected.octets(subject)));

        assertThat(names(mail, NAMING)).containsExactly(name);
        assertThat(names(mail, InspectionSettings.DEFAULT)).containsExactly("");
    }

    @Test
    void cutsALongSubject() {
        assertThat(names(mixed(attached("x".repeat(900))), NAMING)).containsExactly("x".repeat(70) + ".eml");
    }

    @Test
    void readsTheSubjectOfAnEncodedMessage() {
        String mail = mixed("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                + "U3ViamVjdDogaW5zaWRlDQoNCndvcmRzDQo=\n");

        assertThat(names(mail, NAMING)).containsExactly("inside.eml");
    }

    @Test
    void keepsTheNameThatAnAttachedMessageHas() {
        String mail = mixed("Content-Type: message/rfc822; name=kept.eml\n\nSubject: other\n\nwords\n");

        assertThat(names(mail, NAMING)).containsExactly("kept.eml");
    }

    @Test
    void givesNoNameTwice() {
        String mail = mixed(attached("same"), attached("same"), file("attachment", "SAME.eml"));

        assertThat(names(mail, NAMING)).containsExactly("same-2.eml", "same-3.eml", "SAME.eml");
    }

    @Test
    void numbersInlineFilesOfOneName() {
        String mail = mixed(
                file("inline", "image001.png"),
                file("inline", "image001.png"),
                file("attachment", "image001-2.png"),
                file("inline", "Image001.PNG"));

        assertThat(names(mail, NAMING))
                .containsExactly("image001.png", "image001-3.png", "image001-2.png", "Image001-4.PNG");
    }

    @Test
    void leavesTheNameToTheAttachedFile() {
        String mail = mixed(file("inline", "logo.png"), file("attachment", "logo.png"));

        assertThat(names(mail, NAMING)).containsExactly("logo-2.png", "logo.png");
    }

    @Test
    void renamesNoAttachedFile() {
        String mail = mixed(file("attachment", "a.txt"), file("attachment", "a.txt"));

        assertThat(names(mail, NAMING)).containsExactly("a.txt", "a.txt");
    }

    @Test
    void findsAnEncryptedPartInAnAttachedMessageOnlyBySetting() {
        String inner = "Content-Type: multipart/mixed; boundary=i\n\n--i\nContent-Type: message/rfc822\n\n"
                + "Content-Type: application/pkcs7-mime\n\nx\n--i--\n";
        String mail = mixed("Content-Type: message/rfc822; name=a.eml\n\n" + inner);

        assertThat(Inspected.mail(mail).encryptedWithin()).isEmpty();
        assertThat(Inspected.mail(
                                mail,
                                SettingsBuilder.settings()
                                        .withSearchOfAttachedMessages()
                                        .build())
                        .encryptedWithin())
                .containsExactly("application/pkcs7-mime (in 1.1)");
    }

    @Test
    void digestsAnAttachedMessageToItsEndWhateverIsReadOfIt() {
        String mail = mixed(attached("subject") + "more\n".repeat(50_000));

        Part before = Inspected.mail(mail).files().get(0);
        Part after = Inspected.mail(
                        mail,
                        SettingsBuilder.from(NAMING)
                                .withSearchOfAttachedMessages()
                                .build())
                .files()
                .get(0);
        assertThat(after.size()).isEqualTo(before.size());
        assertThat(after.sha256()).isEqualTo(before.sha256());
    }

    private static List<String> names(String mail, InspectionSettings settings) {
        return Inspected.mail(mail, settings).files().stream()
                .map(Part::fileName)
                .toList();
    }

    private static String attached(String subject) {
        return "Content-Type: message/rfc822\n\nSubject: " + subject + "\n\nwords\n";
    }

    private static String file(String disposition, String name) {
        return "Content-Type: image/png\nContent-Disposition: " + disposition + "; filename=\"" + name + "\"\n\nx\n";
    }

    private static String mixed(String... parts) {
        return "From: taro@example.com\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + String.join("\n--b\n", parts) + "\n--b--\n";
    }
}
