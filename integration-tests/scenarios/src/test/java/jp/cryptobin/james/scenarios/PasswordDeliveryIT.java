package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.Test;

/** The password can travel apart from the mail that it belongs to, by setting. */
@OnGateway(Gateway.SOON_TOLD)
class PasswordDeliveryIT {
    private static final String PASSWORD = "クリプト便ファイルパスワード：";

    private final Stage stage;

    PasswordDeliveryIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void sendsThePasswordInAMailOfItsOwn() throws IOException {
        Account taro = stage.person("taro.separate");
        Account hanako = stage.person("hanako.separate");

        stage.send(Letter.from(taro)
                .to(hanako.address())
                .subject("minutes")
                .containing(multipart("mixed", text("text"), file("application/pdf", "a.pdf", Samples.pdf(1_000)))));

        List<ReceivedMail> inbox = stage.mailbox(hanako).await(3);
        assertThat(inbox)
                .filteredOn(mail -> mail.subject().equals("minutes"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).startsWith("text\n").doesNotContain(PASSWORD));
        assertThat(inbox)
                .filteredOn(mail -> mail.text().contains(PASSWORD))
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.subject()).contains("minutes").isNotEqualTo("minutes"));
    }
}
