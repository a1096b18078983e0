package jp.cryptobin.james.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.SettingsBuilder;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.base.GenericMatcher;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchersTest {
    private static final String TEXT = "Content-Type: text/plain\r\n\r\nwords\r\n";
    private static final String FILE = "Content-Type: application/zip; name=a.zip\r\n\r\nx\r\n";
    private static final String NAMED_TEXT = "Content-Type: text/plain; name=a.txt\r\n\r\nx\r\n";
    private static final String ENCRYPTED = "Content-Type: application/pkcs7-mime\r\n\r\nx\r\n";

    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "text/plain, HasNoAttachment",
        "application/zip; name=a.zip, HasAttachment",
        "application/zip, HasAttachment HasViolation ExceedsLimits HasViolation=E03 ExceedsLimits=file-without-name",
        "application/pkcs7-mime; name=a, HasAttachment HasEncryptedPart HasViolation HasViolation=encrypted",
        "text/plain; boundary=b, ",
    })
    void matchAllRecipientsOrNone(String type, String matching) throws MessagingException {
        List<String> expected = matching == null ? List.of() : List.of(matching.split(" ", -1));
        FakeMail mail = mail("Content-Type: " + type + "\r\n\r\nwords\r\n");
        for (String match : List.of(
                "HasAttachment",
                "HasNoAttachment",
                "HasEncryptedPart",
                "HasDataUrl",
                "HasViolation",
                "HasViolation=E03",
                "HasViolation=encrypted",
                "ExceedsLimits",
                "ExceedsLimits=file-without-name")) {
            assertThat(matcher(match).match(mail))
                    .as(match)
                    .isEqualTo(expected.contains(match) ? mail.getRecipients() : List.of());
        }
    }

    @Test
    void dataUrlsMatch() throws MessagingException {
        FakeMail mail = mail("Content-Type: text/html\r\n\r\n<img src=\"data:image/png;base64,AAAA\">\r\n");
        assertThat(matcher("HasDataUrl").match(mail)).isEqualTo(mail.getRecipients());
    }

    @ParameterizedTest
    @CsvSource({
        "HasAttachment=x, takes no condition",
        "HasDataUrl=x, takes no condition",
        "HasViolation=E99, 'E99'",
        "ExceedsLimits=encrypted, 'encrypted'",
        "'ExceedsLimits=E02,nonsense', 'nonsense'"
    })
    void refuseAConditionThatMeansNothing(String match, String message) {
        assertThatThrownBy(() -> matcher(match))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining(match.substring(0, match.indexOf('=')))
                .hasMessageContaining(message);
    }

    @Test
    void believeWhatWasStoredForThisMessageWhereTheyStopIt() throws MessagingException {
        FakeMail mail = mail(ENCRYPTED);
        inspector.inspectAndStore(mail);
        // Same size, other content: only the stored inspection can say that it was encrypted.
        mail.setMessage(message(TEXT));
        mail.setMessageSize(size(ENCRYPTED));
        assertThat(matcher("HasEncryptedPart").match(mail)).isEqualTo(mail.getRecipients());
    }

    @Test
    void letNoMessageGoOnThatWasExchangedForOneOfTheSameSize() throws MessagingException {
        FakeMail mail = mail(TEXT);
        inspector.inspectAndStore(mail);
        mail.setMessage(message(FILE));
        mail.setMessageSize(size(TEXT));
        assertThat(matcher("HasNoAttachment").match(mail)).isEmpty();
        assertThat(matcher("HasAttachment").match(mail)).isEqualTo(mail.getRecipients());
    }

    @Test
    void inspectAnewByTheSameSettings() throws MessagingException {
        FakeMail mail = mail(TEXT);
        new MailInspector(SettingsBuilder.settings().withNamedTextAsFile().build(), Limits.DEFAULT)
                .inspectAndStore(mail);
        mail.setMessage(message(NAMED_TEXT));
        assertThat(matcher("HasNoAttachment").match(mail)).isEmpty();
    }

    @Test
    void inspectAnewWhenTheMessageHasChanged() throws MessagingException {
        FakeMail mail = mail(TEXT);
        inspector.inspectAndStore(mail);
        mail.setMessage(message(FILE));
        mail.setMessageSize(size(TEXT) + 1);
        assertThat(matcher("HasNoAttachment").match(mail)).isEmpty();
    }

    @Test
    void inspectAnewWhenTheResultWasForgotten() throws MessagingException {
        FakeMail mail = mail(TEXT);
        inspector.inspectAndStore(mail);
        mail.setMessage(message(FILE));
        mail.setMessageSize(size(TEXT));
        MailState.forgetInspection(mail);
        assertThat(matcher("HasAttachment").match(mail)).isEqualTo(mail.getRecipients());
    }

    private static FakeMail mail(String content) throws MessagingException {
        return FakeMail.builder()
                .name("mail")
                .sender("hanako@example.co.jp")
                .recipients("taro@example.com", "jiro@example.com")
                .mimeMessage(message(content))
                .size(size(content))
                .build();
    }

    private static long size(String content) {
        return content.length();
    }

    private static MimeMessage message(String content) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static GenericMatcher matcher(String match) throws MessagingException {
        int condition = match.indexOf('=');
        String name = condition < 0 ? match : match.substring(0, condition);
        GenericMatcher matcher = switch (name) {
            case "HasAttachment" -> new HasAttachment();
            case "HasNoAttachment" -> new HasNoAttachment();
            case "HasEncryptedPart" -> new HasEncryptedPart();
            case "HasDataUrl" -> new HasDataUrl();
            case "HasViolation" -> new HasViolation();
            case "ExceedsLimits" -> new ExceedsLimits();
            default -> throw new IllegalArgumentException(name);
        };
        FakeMatcherConfig.Builder config = FakeMatcherConfig.builder().matcherName(name);
        if (condition >= 0) {
            config.condition(match.substring(condition + 1));
        }
        matcher.init(config.build());
        return matcher;
    }
}
