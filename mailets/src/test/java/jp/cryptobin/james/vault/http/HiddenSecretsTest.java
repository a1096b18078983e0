package jp.cryptobin.james.vault.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.SampleFile;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listens to everything that a deposit, good or bad, says anywhere. */
class HiddenSecretsTest {
    private static final Deposit DEPOSIT = SampleFile.deposit("<1@example.com>", SampleFile.VARIED);
    private static final String FILE_PASSWORD = DEPOSIT.password().reveal();
    private static final String LOGIN_PASSWORD = VaultServer.LOGIN.password();
    private static final String BASIC =
            Base64.getEncoder().encodeToString(("mail-gateway:" + LOGIN_PASSWORD).getBytes(UTF_8));

    // OkHttp logs here, at levels that an operator may turn on.
    private final Logger root = Logger.getLogger("okhttp3");
    private final Level level = root.getLevel();
    private final List<String> said = new ArrayList<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry.getMessage());
            if (entry.getThrown() != null) {
                said.add(stackTrace(entry.getThrown()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ear.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(ear);
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(ear);
        root.setLevel(level);
        System.setOut(out);
        System.setErr(err);
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void areInNothingThatIsLoggedReturnedOrPrinted() throws IOException {
        try (VaultServer server = new VaultServer();
                HttpCryptoBin client = new HttpCryptoBin(
                        server.settings(VaultServer.quick(Duration.ofMillis(300))), Clock.systemUTC())) {
            Logger.getLogger("okhttp3.probe").fine("the ear is open");
            server.web.enqueue(new MockResponse.Builder().code(401).build());
            server.web.enqueue(new MockResponse.Builder().code(201).body(echo()).build());
            server.web.enqueue(new MockResponse.Builder().code(422).body(echo()).build());
            server.web.enqueue(new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build());
            server.web.enqueue(
                    new MockResponse.Builder().status("HTTP/9.9 what").build());
            for (int i = 0; i < 5; i++) {
                said.add(client.deposit(DEPOSIT, SampleFile.contents(SampleFile.VARIED))
                        .toString());
            }
            said.add(client.deposit(DEPOSIT, sink -> sink.file(0, new ByteArrayInputStream(new byte[1])))
                    .toString());
            said.add(client.toString());
            said.add(server.settings(Timeouts.DEFAULT).toString());
            said.add(DEPOSIT.toString());
            said.add(SampleFile.SECRET.toString());
        }
        said.add(printed.toString(UTF_8));

        assertThat(said).contains("the ear is open").hasSizeGreaterThan(10);
        assertThat(said).allSatisfy(text -> assertThat(text).doesNotContain(FILE_PASSWORD, LOGIN_PASSWORD, BASIC));
    }

    /** A careless vault that repeats what it was sent. */
    private static String echo() {
        return "{\"code\": \"virus-found\", \"detail\": \"got %s from %s and %s\", \"state\": \"%s\", \"concerned\": [\"%s\"]}"
                .formatted(FILE_PASSWORD, LOGIN_PASSWORD, BASIC, FILE_PASSWORD, FILE_PASSWORD);
    }

    @Test
    void leaveTheRestOfTheVaultsWordsStanding() throws IOException {
        try (VaultServer server = new VaultServer();
                HttpCryptoBin client = server.client()) {
            server.web.enqueue(new MockResponse.Builder().code(422).body(echo()).build());

            NotDone outcome = (NotDone) client.deposit(DEPOSIT, SampleFile.contents(SampleFile.VARIED));

            assertThat(outcome.detail()).endsWith("virus-found: got [hidden] from [hidden] and [hidden]");
        }
    }
}
