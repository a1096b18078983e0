package jp.cryptobin.james.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import jp.cryptobin.james.mime.HeaderAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikeTest {
    private final LookAlike lookAlike = new LookAlike(Set.of("example.com"), Set.of("partner.example.org"));

    @ParameterizedTest
    @CsvSource({
        "examp1e.com, example.com",
        "exarnple.com, example.com",
        "exmaple.com, example.com",
        "exampl.com, example.com",
        "examplee.com, example.com",
        "example.co, example.com",
        "example.con, example.com",
        "xn--xample-2of.com, example.com",
        "gmial.com, gmail.com",
        "gmai.com, gmail.com",
        "yaho.co.jp, yahoo.co.jp",
        "partner.examp1e.org, partner.example.org",
        "ex-ample.com, example.com"
    })
    void marksADomainThatCanBeMistaken(String domain, String known) {
        assertThat(lookAlike.of(domain)).contains(known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "gmail.com",
                "partner.example.org",
                "sales.example.com",
                "other.example.org",
                "au.jp",
                "customer.co.jp",
                "me.net",
                "",
                "x",
                "hotmail.de.example.net"
            })
    void marksNoOther(String domain) {
        assertThat(lookAlike.of(domain)).isEmpty();
    }

    @Test
    void sortsRecipientsByFieldWithThoseOutsideFirst() {
        RecipientList list = new RecipientList("example.com"::equals, lookAlike);

        List<Recipient> recipients = list.of(
                List.of(
                        "jiro@example.com",
                        "a@Examp1e.com",
                        "c@other.example.org",
                        "hidden@example.com",
                        "b@other.example.org"),
                List.of(
                        new HeaderAddress("Cc", "", "c@other.example.org"),
                        new HeaderAddress("To", "", "JIRO@example.com"),
                        new HeaderAddress("To", "", "b@other.example.org"),
                        new HeaderAddress("To", "", "a@examp1e.com"),
                        new HeaderAddress("Cc", "", "a@examp1e.com")));

        assertThat(recipients)
                .containsExactly(
                        new Recipient(Recipient.Field.TO, "a@Examp1e.com", true, "example.com"),
                        new Recipient(Recipient.Field.TO, "b@other.example.org", true, ""),
                        new Recipient(Recipient.Field.TO, "jiro@example.com", false, ""),
                        new Recipient(Recipient.Field.CC, "c@other.example.org", true, ""),
                        new Recipient(Recipient.Field.BCC, "hidden@example.com", false, ""));
    }
}
