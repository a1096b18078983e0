package jp.cryptobin.james.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.mail.Provider;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptSocketsTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void putBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static Properties javaMail(MailetConfig config) {
        DomainList none = (DomainList) Proxy.newProxyInstance(
                DomainList.class.getClassLoader(), new Class<?>[] {DomainList.class}, (proxy, method, values) -> null);
        return new RemoteDeliveryConfiguration(new PromptDelivery(config), none).createFinalJavaxProperties();
    }

    private static FakeMailetConfig.Builder delivery() {
        return FakeMailetConfig.builder()
                .mailetName("RemoteDelivery")
                .setProperty("heloName", "gateway.example.com")
                .setProperty("mail.smtp.starttls.required", "false");
    }

    @Test
    void sendAtOnce() throws IOException {
        try (Socket socket = PromptSockets.getDefault().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = PromptSockets.getDefault()
                        .createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            assertThat(socket.getTcpNoDelay()).isTrue();
            assertThat(socket.isConnected()).isTrue();
        }
    }

    /** With no other sockets to fall back on. */
    @Test
    void areThoseOfJavaMailInADeliveryThread() throws Exception {
        new ServicesAtHand(Provider.class, RemoteDelivery.class.getClassLoader()).useHere();
        Properties properties = javaMail(delivery().build());
        assertThat(properties)
                .containsEntry("mail.smtp.socketFactory.class", PromptSockets.class.getName())
                .containsEntry("mail.smtp.socketFactory.fallback", "false")
                .containsEntry("mail.smtp.starttls.required", "false");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setText("Good morning.\r\n".repeat(1000));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Transport transport = session.getTransport("smtp")) {
            CompletableFuture<List<String>> taken = CompletableFuture.supplyAsync(() -> takeOneMail(server));

            transport.connect("127.0.0.1", server.getLocalPort(), null, null);
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress("a@example.org")});

            assertThat(taken.get(1, TimeUnit.MINUTES))
                    .filteredOn("Good morning."::equals)
                    .hasSize(1000);
        }
    }

    private static List<String> takeOneMail(ServerSocket server) {
        try (Socket socket = server.accept();
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                OutputStream out = socket.getOutputStream()) {
            say(out, "220 host.example.org");
            while (true) {
                String command = in.readLine();
                if (command.equals("DATA")) {
                    say(out, "354 go on");
                    List<String> lines = Stream.iterate(in.readLine(), line -> !line.equals("."), line -> readLine(in))
                            .toList();
                    say(out, "250 taken");
                    return lines;
                }
                say(out, "250 host.example.org");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String readLine(BufferedReader in) {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.smtp.socketFactory.class",
                "mail.smtp.socketFactory.port",
                "mail.smtp.socks.host",
                "mail.smtp.usesocketchannels"
            })
    void leaveItToAnOperatorWhoHasOthers(String parameter) {
        Properties properties =
                javaMail(delivery().setProperty(parameter, "1080").build());

        assertThat(properties)
                .containsEntry(parameter, "1080")
                .doesNotContainEntry("mail.smtp.socketFactory.class", PromptSockets.class.getName())
                .containsEntry("mail.smtps.socketFactory.class", PromptSockets.class.getName());
    }
}
