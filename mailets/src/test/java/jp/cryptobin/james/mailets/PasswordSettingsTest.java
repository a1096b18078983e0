package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.mail.MessagingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "passwordDelivery=by-fax | RewriteBody: passwordDelivery=by-fax is not accepted; set it to one of in-body, separate-mail, to-sender",
                "passwordDelivery=separate-mail passwordDelay=5min | passwordDelay=5min is not accepted; set it to a whole number from 0 to 604800",
                "passwordDelivery=separate-mail passwordDelay=-1 | passwordDelay=-1 is not accepted",
                "passwordDelivery=separate-mail passwordDelay=604801 | passwordDelay=604801 is not accepted",
                "passwordDelivery=separate-mail passwordFrom=nobody | passwordFrom=nobody is not accepted; set it to an address",
                "passwordDelivery=to-sender passwordFrom=a@[192.0.2.1] | set it to an address with a domain name",
                "passwordDelivery=to-sender passwordDelay=60 | passwordDelay has no effect; it is for passwordDelivery=separate-mail",
                "passwordDelay=60 | passwordDelay has no effect; it is for passwordDelivery=separate-mail",
                "passwordProcessor=outbound | passwordProcessor has no effect; it is for passwordDelivery=separate-mail and",
                "passwordFrom=a@example.com | passwordFrom has no effect; it is for passwordDelivery=separate-mail and",
            })
    void namesTheParameterThatIsWrong(String parameters, String problem) {
        String[] namesAndValues = parameters.split("[ =]", -1);

        assertThatThrownBy(() -> new PasswordScene().mailet(namesAndValues))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining(problem);
    }
}
