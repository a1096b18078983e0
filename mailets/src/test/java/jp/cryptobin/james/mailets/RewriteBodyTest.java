package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import javax.mail.MessagingException;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RewriteBodyTest {
    private final TestGateway james = new TestGateway();

    private String password() {
        return james.vault.deposits().get(0).deposit().password().reveal();
    }

    private void rewrite(Mail mail, String... parameters) throws MessagingException {
        james.started(new RewriteBody(james.gateway()), parameters).service(mail);
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void swapsTheMessageForOneWithoutFilesAndWithTheNotice(Mails kind) throws MessagingException, IOException {
        Mail mail = kind.of(Mails.WITH_FILE);
        james.upload(mail);

        rewrite(mail);

        assertThat(Mails.written(mail))
                .startsWith(Mails.HEADER)
                .contains("本文です。\r\n\r\n【ご案内】")
                .contains(password())
                .contains("お預かり日時 : 2026")
                .doesNotContain("a.pdf", "JVBERi0xLjQK", "承認者");
        assertThat(new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT)
                        .inspected(mail)
                        .decision()
                        .verdict())
                .isEqualTo(Verdict.RELAY);
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void writesOneNoticeWhenItRunsTwice(Mails kind) throws MessagingException, IOException {
        Mail mail = kind.of(Mails.WITH_FILE);
        james.upload(mail);

        rewrite(mail);
        String once = Mails.written(mail);
        rewrite(mail);

        assertThat(Mails.written(mail)).isEqualTo(once).containsOnlyOnce(password());
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void rebuildsAnAmbiguousMailWithoutNotice(Mails kind) throws MessagingException, IOException {
        Mail mail = kind.of(Mails.AMBIGUOUS);
        james.upload(mail);

        rewrite(mail);

        assertThat(Mails.written(mail)).endsWith("\r\n\r\n本文です。\r\n").containsOnlyOnce("Content-Type:");
        assertThat(james.vault.deposits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void leavesAMailWithoutFilesUntouched(Mails kind) throws MessagingException, IOException {
        Mail mail = kind.of(Mails.WITHOUT_FILE);
        james.upload(mail);

        rewrite(mail);

        assertThat(Mails.written(mail)).isEqualTo(Mails.WITHOUT_FILE);
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void stopsAMailWithFilesThatHasNoDepositAndLeavesItAsItIs(Mails kind) throws MessagingException, IOException {
        Mail mail = kind.of(Mails.WITH_FILE);

        assertThatThrownBy(() -> rewrite(mail))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("mail-1 must not go on: its verdict is transfer, and it has no deposit");

        assertThat(Mails.written(mail)).isEqualTo(Mails.WITH_FILE);
    }

    @Test
    void stopsAMailWithAViolation() throws MessagingException {
        Mail mail = Mails.FAKE_MAIL.of(Mails.REFUSED);

        assertThatThrownBy(() -> rewrite(mail)).hasMessageContaining("its verdict is refuse");
    }

    @Test
    void stopsAMailThatGotAnotherFileAfterTheUpload() throws MessagingException, IOException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);
        String more = Mails.WITH_FILE.replace(
                "\r\n--b1--", "\r\n--b1\r\n" + Mails.FILE_PART.replace("a.pdf", "late.pdf") + "\r\n--b1--");
        mail.setMessage(Mails.MAIL_IMPL.of(more).getMessage());

        assertThatThrownBy(() -> rewrite(mail)).hasMessageContaining("its files are not those of its deposit");

        assertThat(Mails.written(mail)).contains("late.pdf");
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void leavesTheOriginalInPlaceWhenTheResultFailsVerification(Mails kind) throws MessagingException, IOException {
        Mail mail = kind.of(Mails.WITH_FILE);
        james.upload(mail);
        // A reader that took the file for a body would leave it in: so says this inspection.
        String inspection = (String) mail.getAttribute(AttributeName.of("cryptobin.inspection"))
                .orElseThrow()
                .getValue()
                .value();
        String fooled = inspection.replace("\"FILE\"", "\"BODY\"");
        assertThat(fooled).isNotEqualTo(inspection);
        mail.setAttribute(new Attribute(AttributeName.of("cryptobin.inspection"), AttributeValue.of(fooled)));
        MailState.attachments(mail, List.of());

        assertThatThrownBy(() -> rewrite(mail))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("the rebuilt mail still holds 1 file");

        assertThat(Mails.written(mail)).isEqualTo(Mails.WITH_FILE);
    }

    @Test
    void saysThatTheFilesComeOnceTheyAreApproved() throws MessagingException, IOException {
        james.vault.requireApproval(true);
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);

        rewrite(mail);

        assertThat(Mails.written(mail)).contains("送信元の承認者が承認され次第");
    }

    @Test
    void putsTheNoticeWhereAndInWhichLanguageItIsTold() throws MessagingException, IOException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);

        rewrite(mail, "position", "top", "language", "en");

        String written = Mails.written(mail);
        assertThat(written).contains("[Notice]").doesNotContain("ご案内");
        assertThat(written.indexOf("[Notice]")).isLessThan(written.indexOf("本文です。"));
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void putsWhatTheSettingsSayInThePlaceOfAPicture(Mails kind) throws MessagingException, IOException {
        String html = Mails.WITH_FILE
                .replace("text/plain", "text/html")
                .replace("本文です。", "<p>a<img src=\"cid:p@x\" alt=\"logo\">b</p>")
                .replace("Content-Disposition", "Content-ID: <p@x>\r\nContent-Disposition");
        Mail mail = kind.of(html);
        james.upload(mail);

        rewrite(mail, "placeOfRemovedPicture", "name");

        assertThat(Mails.written(mail)).contains("<p>a<img alt=\"a.pdf\">b</p>").doesNotContain("cid:");
    }
}
