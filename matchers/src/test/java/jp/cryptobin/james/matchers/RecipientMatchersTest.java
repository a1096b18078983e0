package jp.cryptobin.james.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matchers that say by the recipients what is held: the whole mail or nothing. */
class RecipientMatchersTest {
    private static <M extends Matcher> M started(M matcher, String condition) throws MessagingException {
        FakeMatcherConfig.Builder config = FakeMatcherConfig.builder()
                .matcherName(matcher.getClass().getSimpleName())
                .mailetContext(FakeMailContext.defaultContext());
        if (!condition.isEmpty()) {
            config.condition(condition);
        }
        matcher.init(config.build());
        return matcher;
    }

    private static Mail to(String... recipients) throws MessagingException {
        return FakeMail.builder().name("m1").recipients(recipients).build();
    }

    @ParameterizedTest
    @CsvSource({
        "a@example.com b@example.jp, false",
        "a@EXAMPLE.com, false",
        "a@example.com b@example.org, true",
        "a@sub.example.com, true"
    })
    void matchesAMailWithSomebodyOutside(String recipients, boolean matches) throws MessagingException {
        Mail mail = to(recipients.split(" ", -1));

        assertThat(started(new HasRecipientOutside(), "example.com, example.jp").match(mail))
                .isEqualTo(matches ? mail.getRecipients() : List.<MailAddress>of());
    }

    @ParameterizedTest
    @CsvSource({
        "a@a.example b@b.example, false",
        "a@a.example b@A.example c@b.example, false",
        "a@a.example b@b.example c@c.example, true"
    })
    void matchesAMailForTooManyDomains(String recipients, boolean matches) throws MessagingException {
        Mail mail = to(recipients.split(" ", -1));

        assertThat(started(new HasRecipientDomainsOver(), "2").match(mail))
                .isEqualTo(matches ? mail.getRecipients() : List.<MailAddress>of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000", "two", ""})
    void refusesWhatIsNoNumberOfDomains(String condition) {
        assertThatThrownBy(() -> started(new HasRecipientDomainsOver(), condition))
                .isInstanceOf(MessagingException.class)
                .hasMessage("HasRecipientDomainsOver: '" + condition
                        + "' is no number of domains; write one from 1 to 999");
    }
}
