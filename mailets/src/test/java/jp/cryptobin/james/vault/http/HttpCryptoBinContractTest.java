package jp.cryptobin.james.vault.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.CryptoBinContract;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.FakeCryptoBin.Stored;
import jp.cryptobin.james.vault.SampleFile;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCryptoBinContractTest extends CryptoBinContract {
    private VaultServer server;
    private HttpCryptoBin client;

    @BeforeEach
    void start() throws IOException {
        server = new VaultServer().behaving();
        client = server.client();
    }

    @AfterEach
    void everyRequestAndAnswerKeptToTheWireContract() {
        client.close();
        server.close();
        assertThat(server.offences).isEmpty();
    }

    @Override
    protected CryptoBin vault() {
        return client;
    }

    @Test
    void hasItsRequestHeldAgainstTheContract() {
        assertThat(WireContract.violations("Deposit", "{\"sender\":\"s@example.com\",\"files\":[]}"))
                .isNotEmpty();
        assertThat(WireContract.violations("IdempotencyKey", "\"short\"")).isNotEmpty();
    }

    @Test
    void sendsEveryFileUnalteredInOneRequestOfKnownLength() throws InterruptedException {
        client.deposit(
                SampleFile.deposit("<1@example.com>", SampleFile.VARIED), SampleFile.contents(SampleFile.VARIED));

        Stored stored = server.fake.deposits().get(0);
        assertThat(stored.deposit()).isEqualTo(SampleFile.deposit("<1@example.com>", SampleFile.VARIED));
        assertThat(stored.contents())
                .containsExactlyElementsOf(
                        SampleFile.VARIED.stream().map(SampleFile::octets).toList());
        RecordedRequest request = server.web.takeRequest();
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo(Long.toString(request.getBodySize()));
        assertThat(server.web.getRequestCount()).isEqualTo(1);
    }

    @Test
    void saysWhoItIsInUtf8() throws InterruptedException {
        client.status();

        RecordedRequest request = server.web.takeRequest();
        String credentials = "mail-gateway:pässwörd:秘密";
        assertThat(request.getHeaders().get("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("cryptobin-james");
    }

    @Test
    void leavesOutTheNameOfASenderWhoHasNone() {
        var files = List.of(new SampleFile("a.txt", "text/plain", new byte[] {1}));
        var named = SampleFile.deposit("<2@example.com>", files);
        client.deposit(
                new Deposit(
                        named.key(),
                        named.sender(),
                        "",
                        named.recipients(),
                        List.of(),
                        "",
                        named.password(),
                        named.files()),
                SampleFile.contents(files));

        assertThat(server.fake.deposits().get(0).deposit().senderName()).isEmpty();
    }
}
