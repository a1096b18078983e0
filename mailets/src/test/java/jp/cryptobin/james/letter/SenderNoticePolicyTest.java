package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jp.cryptobin.james.letter.NoticeAddressee.ToPostmaster;
import jp.cryptobin.james.letter.NoticeAddressee.ToSender;
import jp.cryptobin.james.letter.NoticeAddressee.WhyNotSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderNoticePolicyTest {
    private final SenderNoticePolicy policy =
            new SenderNoticePolicy(new Mailbox("gateway-errors@example.com", "Gateway"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taro@example.com",
                "taro.yamada+work@example.co.jp",
                "postmaster@example.com",
                "taro..yamada.@docomo.example",
                "requests@example.com",
                "owner@example.com",
                "\"taro yamada\"@example.com",
                "o'brien@[192.0.2.1]"
            })
    void tellsAPerson(String sender) throws IOException {
        assertThat(policy.addressee(sender, OriginalHeadersTest.headers("Subject: x\r\n\r\n")))
                .isEqualTo(new ToSender(new Mailbox(sender, "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted: No (typed by hand)",
                "Precedence: first-class",
                "X-List-Id: <x>",
                "Listing: x"
            })
    void tellsAPersonWhoseMailOnlyLooksAutomatic(String header) throws IOException {
        assertThat(policy.addressee("taro@example.com", OriginalHeadersTest.headers(header + "\r\n\r\n")))
                .isInstanceOf(ToSender.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted: auto-replied, AUTOMATIC",
        "Auto-Submitted: AUTO-GENERATED; x=y, AUTOMATIC",
        "AUTO-SUBMITTED :auto-notified(x), AUTOMATIC",
        "Auto-Submitted:, AUTOMATIC",
        "Precedence: bulk, BULK",
        "Precedence: List, BULK",
        "precedence: JUNK, BULK",
        "List-Id: <x.example.com>, LIST",
        "LIST-UNSUBSCRIBE: <mailto:x@example.com>, LIST",
        "List-Post: NO, LIST",
    })
    void tellsThePostmasterOfAutomaticMail(String header, WhyNotSender why) throws IOException {
        OriginalHeaders headers = OriginalHeadersTest.headers("Subject: x\r\n" + header + "\r\n\r\n");

        assertThat(policy.addressee("taro@example.com", headers)).isEqualTo(new ToPostmaster(why));
    }

    @Test
    void tellsThePostmasterWhereOneOfTwoFieldsSaysAutomatic() throws IOException {
        OriginalHeaders headers =
                OriginalHeadersTest.headers("Auto-Submitted: no\r\nAuto-Submitted: auto-replied\r\n\r\n");

        assertThat(policy.addressee("taro@example.com", headers)).isEqualTo(new ToPostmaster(WhyNotSender.AUTOMATIC));
    }

    @ParameterizedTest
    @CsvSource({
        "'', NULL_SENDER",
        "' ', NULL_SENDER",
        "MAILER-DAEMON@example.com, ROLE",
        "owner-list@example.com, ROLE",
        "list-owner@example.com, ROLE",
        "list-request@example.com, ROLE",
        "list-bounces+taro=example.com@example.com, ROLE",
        "bounces+1234@example.com, ROLE",
        "NoReply@example.com, ROLE",
        "no-reply+x@example.com, ROLE",
        "do-not-reply@example.com, ROLE",
        "shop-noreply@example.com, ROLE",
        "Gateway-Errors@EXAMPLE.com, ROLE",
        "no-at-sign, UNUSABLE_ADDRESS",
        "太郎@example.com, UNUSABLE_ADDRESS",
        "taro@例え.jp, UNUSABLE_ADDRESS",
        "a b@example.com, UNUSABLE_ADDRESS",
        "taro@, UNUSABLE_ADDRESS",
    })
    void tellsThePostmasterWhereTheSenderMustNotBeWrittenTo(String sender, WhyNotSender why) throws IOException {
        assertThat(policy.addressee(sender, OriginalHeadersTest.headers("Subject: x\r\n\r\n")))
                .isEqualTo(new ToPostmaster(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.com\r\nBcc: b@example.com", "a@example.com>", "a\0@example.com", "a@example.com\n"})
    void doesNotTakeAHeaderForAnAddress(String sender) throws IOException {
        assertThat(policy.addressee(sender, OriginalHeadersTest.headers("\r\n")))
                .isEqualTo(new ToPostmaster(WhyNotSender.UNUSABLE_ADDRESS));
    }
}
