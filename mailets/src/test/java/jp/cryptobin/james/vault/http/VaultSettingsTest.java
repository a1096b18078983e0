package jp.cryptobin.james.vault.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSettingsTest {
    private static final VaultLogin LOGIN = new VaultLogin("id", "password");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vault.example.com",
                "https://vault.example.com/",
                "https://vault.example.com:8443/some/path/",
                "HTTPS://vault.example.com",
                "http://127.0.0.1:8080",
                "http://127.1.2.3",
                "http://[::1]:8080"
            })
    void takesAnAddressThatKeepsFilesFromOthers(String address) {
        assertThatCode(() -> new VaultSettings(URI.create(address), LOGIN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vault.example.com",
                "http://localhost:8080",
                "http://127.0.0.1.example.com",
                "http://10.0.0.1",
                "ftp://vault.example.com",
                "vault.example.com",
                "https:///path",
                "https://vault.example.com/?a=b",
                "https://vault.example.com/#a",
                "https://id:secret-word@vault.example.com/"
            })
    void refusesEveryOtherAddress(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VaultSettings(URI.create(address), LOGIN))
                .withMessageStartingWith("The vault's address")
                .withMessageNotContaining("secret-word");
    }

    @ParameterizedTest
    @CsvSource({"'', password", "i:d, password", "id, ''", "'i\nd', password", "id, 'pass\nword'"})
    void refusesALoginThatBasicCannotCarry(String id, String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VaultLogin(id, password))
                .withMessageStartingWith("The vault's");
    }

    @Test
    void documentsItsDefaultTimeouts() {
        assertThat(Timeouts.DEFAULT)
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0001S", "PT24H1S"})
    void refusesToWaitForEverOrNotAtAll(Duration time) {
        Duration minute = Duration.ofMinutes(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timeouts(minute, minute, time, minute))
                .withMessageContaining("'write'");
    }

    @Test
    void trustsThePlatformsAuthoritiesBesidesItsOwn() {
        HeldCertificate own = new HeldCertificate.Builder().commonName("own").build();
        var platform = Authorities.platformAnd(List.of()).getAcceptedIssuers();

        assertThat(Authorities.platformAnd(List.of(own.certificate())).getAcceptedIssuers())
                .contains(platform)
                .contains(own.certificate());
    }
}
