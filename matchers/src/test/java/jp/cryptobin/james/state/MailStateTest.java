package jp.cryptobin.james.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.MailClient;
import jp.cryptobin.james.inspection.MessageLayout;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.inspection.Role;
import jp.cryptobin.james.inspection.Rule;
import jp.cryptobin.james.inspection.SettingsBuilder;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.FoundDefect;
import jp.cryptobin.james.mime.HeaderAddress;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.policy.Violation;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailStateTest {
    private static final Decision DECISION =
            new Decision(Verdict.REFUSE, List.of(Violation.of(Reason.FILE_WITHOUT_NAME, "a\u3042", "")));
    private static final InspectionNote INSPECTION = new InspectionNote(
            1234,
            new MessageLayout(
                    "ab".repeat(32), List.of(new MessageLayout.Body(new PartPath("1.2"), 100, 7_000_000_000L, true))),
            "run",
            false,
            SettingsBuilder.settings()
                    .withBodyLikeTypes(Set.of("text/calendar"))
                    .build(),
            Limits.DEFAULT,
            new Inspection(
                    List.of(new Part(
                            new PartPath("1.2"),
                            Role.FILE,
                            Rule.OTHER_TYPE,
                            "application/pdf",
                            "attachment",
                            "見積\u0000\ud83d\ude00\"\\.pdf",
                            "",
                            "",
                            5_000_000_000L,
                            "cd".repeat(32))),
                    List.of(new FoundDefect(Defect.READERS_DISAGREE, PartPath.ROOT, "x y")),
                    List.of("1: img src"),
                    List.of("application/pkcs7-mime (in 1.3)"),
                    "件名",
                    "<1@example.com>",
                    "太郎",
                    "taro@example.com",
                    MailClient.OUTLOOK,
                    Map.of("1.3", "件名"),
                    List.of(new HeaderAddress("To", "花子", "hanako@example.org"))));

    private Mail mail;

    @BeforeEach
    void mail() throws Exception {
        mail = FakeMail.builder().name("m1").recipient("hanako@example.org").build();
    }

    private String text(String attribute) {
        return (String) mail.getAttribute(AttributeName.of(attribute))
                .orElseThrow()
                .getValue()
                .value();
    }

    private void text(String attribute, Object text) {
        mail.setAttribute(new Attribute(AttributeName.of(attribute), AttributeValue.ofAny(text)));
    }

    /** As it comes back from a queue: the same text, and no memory of it. */
    private static <T> T readAgain(NoteForm<T> form, T value) {
        return form.read(form.write(value));
    }

    @Test
    void carriesEverythingThroughAQueue() {
        assertThat(readAgain(NoteForm.compact(InspectionNote.class), INSPECTION))
                .isEqualTo(INSPECTION);
        assertThat(readAgain(NoteForm.named(Decision.class), DECISION)).isEqualTo(DECISION);
    }

    @Test
    void saysNoMoreAboutAMessageThanThatTakes() {
        MailState.inspection(mail, INSPECTION, DECISION);

        assertThat(text("cryptobin.inspection")).hasSizeLessThan(800).doesNotContain("contentType");
    }

    @Test
    void readsATextOnce() {
        MailState.inspection(mail, INSPECTION, DECISION);

        assertThat(MailState.inspection(mail).orElseThrow())
                .isSameAs(MailState.inspection(mail).orElseThrow());
        text("cryptobin.inspection", new String(text("cryptobin.inspection").toCharArray()));
        assertThat(MailState.inspection(mail).orElseThrow()).isSameAs(INSPECTION);
    }

    @Test
    void seesWhatSomebodyElseHasWritten() {
        MailState.inspection(mail, INSPECTION, DECISION);
        text("cryptobin.inspection", text("cryptobin.inspection").replace("\"FILE\"", "\"BODY\""));

        assertThat(MailState.inspection(mail).orElseThrow().inspection().hasFiles())
                .isFalse();
        MailState.forgetInspection(mail);
        assertThat(MailState.inspection(mail)).isEmpty();
        assertThat(MailState.decision(mail)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"messageSize\":1,\"sha256\":\"\"}",
                "00000000 [1]",
                "{\"verdict\":\"WAVE_THROUGH\",\"violations\":[]}"
            })
    void takesWhatItCannotReadForNothing(String foreign) {
        MailState.attributes().stream()
                .filter(name -> !name.equals("cryptobin.notified"))
                .forEach(name -> text(name, foreign));

        assertThat(MailState.inspection(mail)).isEmpty();
        assertThat(MailState.decision(mail)).isEmpty();
        assertThat(MailState.violations(mail)).isEmpty();
        assertThat(MailState.attachments(mail)).isEmpty();
        assertThat(MailState.deferral(mail)).isEmpty();
        assertThat(MailState.followUp(mail)).isEmpty();
        assertThat(MailState.DUE.read(mail)).isEmpty();
        assertThat(MailState.KEPT_UNTIL.read(mail)).isEmpty();
        assertThat(MailState.withdrawal(mail)).isEmpty();
        assertThatThrownBy(() -> MailState.deposit(mail))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mail m1: attribute cryptobin.deposit is not as this version writes it");
    }

    @Test
    void takesAnAttributeOfAnotherKindForNothing() {
        text("cryptobin.inspection", 1);
        text("cryptobin.deposit", 1);

        assertThat(MailState.inspection(mail)).isEmpty();
        assertThatThrownBy(() -> MailState.deposit(mail)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesTheTextOfAVersionWithOtherRecordsForNothing() {
        MailState.inspection(mail, INSPECTION, DECISION);
        text("cryptobin.inspection", "0" + text("cryptobin.inspection").substring(1) + " ");

        assertThat(MailState.inspection(mail)).isEmpty();
    }

    @Test
    void tellsRecordsApart() {
        record Before(int one, List<Deferral> more) {}
        record After(long one, List<Deferral> more) {}

        assertThat(RecordShape.of(Before.class)).hasSize(8).isNotEqualTo(RecordShape.of(After.class));
        assertThat(RecordShape.of(Deferral.class)).isNotEqualTo(RecordShape.of(FollowUpNote.class));
    }

    @Test
    void keepsWhatPeopleReadInWebadminReadable() {
        MailState.deferral(mail, new Deferral(1, 2, "maintenance"));
        MailState.followUp(mail, new FollowUpNote(1, 2, 3, ""));
        MailState.DUE.write(mail, Instant.EPOCH);

        assertThat(text("cryptobin.deferral"))
                .isEqualTo("{\"firstFailure\":1,\"attempts\":2,\"reason\":\"maintenance\"}");
        assertThat(text("cryptobin.follow-up")).contains("\"asked\":3");
        assertThat(text("cryptobin.due")).isEqualTo("1970-01-01T00:00:00Z");
    }
}
