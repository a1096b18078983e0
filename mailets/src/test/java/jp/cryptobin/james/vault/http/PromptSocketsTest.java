package jp.cryptobin.james.vault.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {
    @Test
    void sendsTheEndOfASmallDepositAtOnce() throws Exception {
        try (VaultServer server = new VaultServer().behaving()) {
            List<Boolean> prompt = new ArrayList<>();
            OkHttpClient client = Connections.to(server.settings(Timeouts.DEFAULT))
                    .newBuilder()
                    .eventListener(new EventListener() {
                        @Override
                        public void connectionAcquired(Call call, Connection connection) {
                            try {
                                prompt.add(connection.socket().getTcpNoDelay());
                            } catch (SocketException gone) {
                                throw new IllegalStateException(gone);
                            }
                        }
                    })
                    .build();
            HttpUrl status = HttpUrl.get(server.address()).resolve("api/v1/status");

            try (Response response =
                    client.newCall(new Request.Builder().url(status).build()).execute()) {
                assertThat(response.code()).isEqualTo(200);
            }

            assertThat(prompt).containsExactly(true);
        }
    }
}
