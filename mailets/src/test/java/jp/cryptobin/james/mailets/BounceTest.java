package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.matchers.OwnMail;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.EnvId;
import org.apache.mailet.DsnParameters.Ret;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BounceTest {
    private static final String REPORT =
            Mails.HEADER + Mails.crlf("Content-Type: multipart/report; boundary=b1\n\n--b1--\n");

    @ParameterizedTest
    @EnumSource(Mails.class)
    void takesTheWishForTheWholeMailBackAndKeepsTheOthers(Mails kind) throws MessagingException {
        Mail mail = kind.of(Mails.WITH_FILE);
        mail.setDsnParameters(DsnParameters.builder()
                .envId(EnvId.of("QQ314159"))
                .ret(Ret.FULL)
                .build()
                .orElseThrow());

        prepare(mail);

        DsnParameters wish = mail.dsnParameters().orElseThrow();
        assertThat(wish.getRetParameter()).contains(Ret.HDRS);
        assertThat(wish.getEnvIdParameter()).contains(EnvId.of("QQ314159"));
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void wishesNothingForASenderWhoHasNot(Mails kind) throws MessagingException {
        Mail mail = kind.of(Mails.WITH_FILE);

        prepare(mail);

        assertThat(mail.dsnParameters()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void knowsTheBounceThatWasPrepared(Mails kind) throws MessagingException {
        Mail original = kind.of(Mails.WITH_FILE);
        prepare(original);
        Mail bounce = kind.of(REPORT, "");
        original.attributes().forEach(bounce::setAttribute);
        bounce.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);

        recognise(bounce);

        assertThat(OwnMail.isMarked(bounce)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void takesAReportThatNobodyPreparedForNoBounce(Mails kind) throws MessagingException {
        Mail report = kind.of(REPORT, "");
        report.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);

        recognise(report);

        assertThat(OwnMail.isMarked(report)).isFalse();
    }

    private static void prepare(Mail mail) throws MessagingException {
        serve(new PrepareBounce(), mail);
    }

    private static void recognise(Mail mail) throws MessagingException {
        serve(new RecogniseBounce(), mail);
    }

    private static void serve(GatewayMailet mailet, Mail mail) throws MessagingException {
        mailet.init(FakeMailetConfig.builder().mailetName("mailet").build());
        mailet.service(mail);
    }
}
