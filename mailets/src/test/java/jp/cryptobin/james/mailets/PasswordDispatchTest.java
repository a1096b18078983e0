package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.mail.MessagingException;
import jp.cryptobin.james.letter.LetterTemplates;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.PasswordDelivery;
import jp.cryptobin.james.letter.PasswordNotice;
import jp.cryptobin.james.parameters.PasswordParameters;
import jp.cryptobin.james.template.Languages;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;

/** What the pipeline refuses earlier, and the road must survive all the same: the null sender. */
class PasswordDispatchTest {
    private static final PasswordNotice NOTICE =
            new PasswordNotice(PasswordScene.PASSWORD, "", Instant.EPOCH, PasswordNotice.DEFAULT_ZONE, "s", false);

    @Test
    void keepsTheNullReversePathForSeparateMail() throws Exception {
        Mail mail = PasswordScene.mail(PasswordScene.MESSAGE, "");

        List<PasswordLetter> letters =
                road(PasswordDelivery.SEPARATE_MAIL).letters(mail, PasswordScene.KEY.value(), NOTICE);

        assertThat(letters).hasSize(3).allSatisfy(letter -> {
            assertThat(letter.reversePath().isNullSender()).isTrue();
            assertThat(letter.message().getHeader("Reply-To")).isNull();
            assertThat(letter.toString()).doesNotContain(PasswordScene.PASSWORD);
        });
    }

    @Test
    void failsWhenNobodyIsThereToTellThePassword() throws Exception {
        Mail mail = PasswordScene.mail(PasswordScene.MESSAGE, "");

        assertThatThrownBy(() -> road(PasswordDelivery.TO_SENDER).letters(mail, PasswordScene.KEY.value(), NOTICE))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("NULL_SENDER");
    }

    private static PasswordDispatch road(PasswordDelivery delivery) {
        PasswordParameters settings =
                new PasswordParameters(delivery, Duration.ZERO, "relay", new Mailbox("postmaster@example.com", ""));
        return new PasswordDispatch(new TestGateway().gateway(), settings, LetterTemplates.builtIn(), Languages.JA);
    }
}
