package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway that is configured wrongly does not start, and says where to look. */
@Execution(ExecutionMode.CONCURRENT)
class WrongConfigurationIT {
    private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef";

    static Stream<Arguments> wrong() {
        String upload = "class=\"jp.cryptobin.james.mailets.UploadToCryptoBin\">";
        return Stream.of(
                Arguments.of(
                        "cryptobin.properties",
                        "vault.timeout.read=120",
                        "vault.timeout.read=soon",
                        "conf/cryptobin.properties: vault.timeout.read=soon is not accepted;"
                                + " set it to a whole number of seconds from 1 to 86400"),
                Arguments.of(
                        "mailetcontainer.xml",
                        upload,
                        upload + "<firstDelai>1</firstDelai>",
                        "UploadToCryptoBin: unknown parameter firstDelai; known are "),
                Arguments.of(
                        "cryptobin.properties",
                        "vault.calls=8",
                        "vault.cals=8",
                        "conf/cryptobin.properties: unknown vault.cals; known are "),
                Arguments.of(
                        "cryptobin.properties",
                        "${env:CRYPTOBIN_PASSWORD}",
                        "${env:CRYPTOBIN_PASWORD}",
                        "vault.password takes its value from the environment variable CRYPTOBIN_PASWORD, which is not"
                                + " set"),
                Arguments.of(
                        "mailetcontainer.xml",
                        "matchers.ExceedsLimits",
                        "matchers.ExceedsLimits=E22",
                        "'E22' is no reason that it looks for; accepted are E01"),
                Arguments.of(
                        "smtpserver.xml",
                        "smtp.RefuseLogin\"/>",
                        "smtp.LimitLogins\"><perConnection>none</perConnection></handler>",
                        "LimitLogins: perConnection=none is not accepted; set it to a whole number from 1 to 999999"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void stopsTheStartAndNamesFileKeyAndAcceptedForm(String file, String shipped, String value, String message) {
        JamesSetup setup = JamesServer.setUp(Places.ofBuild())
                .vault(URI.create("http://127.0.0.1:9/"), "somebody", "something", SECRET)
                .replace(file, shipped, value);

        assertThatThrownBy(() -> startAndClose(setup))
                .satisfies(failure -> assertThat(failure.getMessage()).contains("James did not start", message));
    }

    private static void startAndClose(JamesSetup setup) {
        setup.start(line -> {}).close();
    }
}
