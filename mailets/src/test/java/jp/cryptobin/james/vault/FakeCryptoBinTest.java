package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.StatusOutcome.Ready;
import org.junit.jupiter.api.Test;

class FakeCryptoBinTest extends CryptoBinContract {
    private final FakeCryptoBin vault = new FakeCryptoBin(Clock.systemUTC());

    @Override
    protected CryptoBin vault() {
        return vault;
    }

    @Test
    void failsOnceWhenToldTo() {
        Unavailable maintenance = new Unavailable(Reason.MAINTENANCE, "told to");
        vault.failNext(maintenance);

        assertThat(vault.status()).isEqualTo(maintenance);
        assertThat(vault.status()).isInstanceOf(Ready.class);
    }
}
