package jp.cryptobin.james.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.policy.Limits;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;

/** Which mail may leave by the last door. */
class OwnMailTest {
    private static final String TEXT = "Content-Type: text/plain\r\n\r\nwords\r\n";
    private static final String FILE = "Content-Type: application/zip; name=a.zip\r\n\r\nx\r\n";
    private static final String AMBIGUOUS = "Content-Type: text/plain\r\nContent-Type: text/html\r\n\r\nwords\r\n";
    private static final String TARO = "taro@example.com";

    @Test
    void whatIsMarkedPassesWhateverItHolds() throws MessagingException {
        FakeMail mail = mail("", FILE);
        OwnMail.mark(mail);

        assertThat(own(mail)).isEqualTo(mail.getRecipients());
        assertThat(guard(null, mail)).isEmpty();
    }

    @Test
    void aMarkMeansNothingOnOtherOctets() throws MessagingException {
        FakeMail mail = mail("", TEXT);
        OwnMail.mark(mail);
        mail.setMessage(message(FILE));

        assertThat(own(mail)).isEmpty();
        assertThat(guard(null, mail)).isEqualTo(mail.getRecipients());
    }

    @Test
    void aBounceIsKnownThatWasAnnouncedOnTheMailThatItIsAbout() throws MessagingException {
        FakeMail original = mail(TARO, FILE);
        OwnMail.announceBounce(original);
        FakeMail bounce = heir(original, "", "Content-Type: multipart/report; boundary=b\r\n\r\n--b--\r\n");

        OwnMail.acceptBounce(bounce);

        assertThat(own(bounce)).isEqualTo(bounce.getRecipients());
    }

    @Test
    void noBounceIsAnnouncedOfAMailThatCouldBeTakenForIt() throws MessagingException {
        FakeMail original = mail("", FILE);
        OwnMail.announceBounce(original);
        FakeMail copy = heir(original, "", FILE);

        OwnMail.acceptBounce(copy);

        assertThat(own(copy)).isEmpty();
    }

    @Test
    void aCopyOfTheMailThatABounceIsAboutIsNoBounce() throws MessagingException {
        FakeMail original = mail(TARO, FILE);
        OwnMail.announceBounce(original);
        FakeMail copy = heir(original, TARO, FILE);

        OwnMail.acceptBounce(copy);
        OwnMail.acceptBounce(heir(copy, "", FILE));

        assertThat(own(copy)).isEmpty();
        assertThat(own(heir(copy, "", FILE))).isEmpty();
    }

    @Test
    void anAnnouncementThatWasNotWrittenByTheServerIsForgotten() throws MessagingException {
        FakeMail original = mail(TARO, TEXT);
        OwnMail.announceBounce(original);
        FakeMail fromOutside = heir(original, "", FILE);
        fromOutside.removeAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE.getName());

        OwnMail.acceptBounce(fromOutside);
        fromOutside.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);
        OwnMail.acceptBounce(fromOutside);

        assertThat(own(fromOutside)).isEmpty();
    }

    @Test
    void theGuardLetsCleanMailLeaveAndStopsFilesAndAmbiguousMail() throws MessagingException {
        assertThat(guard(null, mail(TARO, TEXT))).isEmpty();
        for (String content : List.of(FILE, AMBIGUOUS)) {
            FakeMail mail = mail(TARO, content);
            assertThat(guard(null, mail)).isEqualTo(mail.getRecipients());
        }
    }

    @Test
    void theGuardLooksAtEveryOctetBeforeItBelievesAResult() throws MessagingException {
        FakeMail mail = mail(TARO, TEXT);
        new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT).inspectAndStore(mail);
        mail.setMessage(message(FILE));
        mail.setMessageSize(TEXT.length());

        assertThat(guard(null, mail)).isEqualTo(mail.getRecipients());
    }

    @Test
    void theGuardSparesThePeopleOfTheDomainsThatItIsTold() throws MessagingException {
        FakeMail mail = mail(TARO, FILE);

        assertThat(guard("Example.com, example.net", mail)).containsExactly(new MailAddress("jiro@example.org"));
        assertThat(guard("example.com, example.org", mail)).isEmpty();
        assertThat(guard("example.net", mail)).containsExactlyInAnyOrderElementsOf(mail.getRecipients());
    }

    @Test
    void aConditionThatIsNoDomainIsRefused() {
        assertThatThrownBy(() -> guard("example.com; example.jp", mail(TARO, TEXT)))
                .isInstanceOf(MessagingException.class)
                .hasMessage("MustNotLeave: 'example.com; example.jp' is no domain; write names such as example.com,"
                        + " separated by commas, or no condition");
    }

    private static Collection<MailAddress> own(Mail mail) throws MessagingException {
        IsOwnMail matcher = new IsOwnMail();
        matcher.init(FakeMatcherConfig.builder().matcherName("IsOwnMail").build());
        return matcher.match(mail);
    }

    private static Collection<MailAddress> guard(String condition, Mail mail) throws MessagingException {
        MustNotLeave matcher = new MustNotLeave();
        FakeMatcherConfig.Builder config = FakeMatcherConfig.builder().matcherName("MustNotLeave");
        matcher.init((condition == null ? config : config.condition(condition)).build());
        return matcher.match(mail);
    }

    /** What James makes of a mail has its attributes. */
    private static FakeMail heir(FakeMail original, String sender, String content) throws MessagingException {
        FakeMail heir = mail(sender, content);
        original.attributes().forEach(heir::setAttribute);
        heir.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);
        return heir;
    }

    private static FakeMail mail(String sender, String content) throws MessagingException {
        return FakeMail.builder()
                .name("mail")
                .sender(sender.isEmpty() ? MaybeSender.nullSender() : MaybeSender.of(new MailAddress(sender)))
                .recipients("hanako@example.com", "jiro@example.org")
                .mimeMessage(message(content))
                .size(content.length())
                .build();
    }

    private static MimeMessage message(String content) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
    }
}
