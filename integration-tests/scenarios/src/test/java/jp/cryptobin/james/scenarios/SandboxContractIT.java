package jp.cryptobin.james.scenarios;

import java.time.Clock;
import java.util.List;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.CryptoBinContract;
import jp.cryptobin.james.vault.http.HttpCryptoBin;
import jp.cryptobin.james.vault.http.Timeouts;
import jp.cryptobin.james.vault.http.VaultLogin;
import jp.cryptobin.james.vault.http.VaultSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The client of the vault and the vault sandbox understand each other. */
@OnUsualGateway
class SandboxContractIT extends CryptoBinContract {
    private final Stage stage;
    private HttpCryptoBin client;

    SandboxContractIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void connect() {
        VaultLogin login = new VaultLogin(stage.vault().login(), stage.vault().password());
        client = new HttpCryptoBin(
                new VaultSettings(stage.vault().url(), login, Timeouts.DEFAULT, List.of()), Clock.systemUTC());
    }

    @AfterEach
    void hangUp() {
        client.close();
    }

    @Override
    protected CryptoBin vault() {
        return client;
    }
}
