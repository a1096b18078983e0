package jp.cryptobin.james.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.junit.jupiter.api.Test;

class LoginGuardsTest {
    @Test
    void refusesEveryLoginAtThePortOfServers() {
        Connection connection = new Connection("192.0.2.1").secured();

        assertThat(connection.say(new RefuseLogin(), "AUTH")).startsWith("502 5.5.1 ");
    }

    @Test
    void refusesALoginBeforeTlsAndLetsItTryAfterwards() {
        RequireTlsForLogin guard = new RequireTlsForLogin();
        Connection connection = new Connection("192.0.2.1");

        assertThat(connection.say(guard, "AUTH")).startsWith("538 5.7.11 ");
        assertThat(connection.secured().say(guard, "AUTH")).isEmpty();
    }

    @Test
    void endsAConnectionAfterTheFailuresThatAreAllowed() throws ConfigurationException {
        LimitLogins guard = limited("perConnection", "3");
        Connection connection = new Connection("192.0.2.1");
        for (int i = 0; i < 3; i++) {
            assertThat(connection.say(guard, "AUTH")).isEmpty();
        }

        assertThat(connection.say(guard, "AUTH")).startsWith("421 4.7.0 ").endsWith("(end)");
    }

    @Test
    void refusesAnAddressAfterTheFailuresThatAreAllowed() throws ConfigurationException {
        LimitLogins guard = limited("perAddress", "4");
        for (int i = 0; i < 4; i++) {
            assertThat(new Connection("192.0.2.1").say(guard, "AUTH")).isEmpty();
        }

        assertThat(new Connection("192.0.2.1").say(guard, "AUTH")).startsWith("421 4.7.0 ");
        assertThat(new Connection("192.0.2.2").say(guard, "AUTH")).isEmpty();
    }

    @Test
    void countsNoLoginThatSucceeds() throws ConfigurationException {
        LimitLogins guard = limited("perAddress", "4");
        for (int i = 0; i < 20; i++) {
            Connection connection = new Connection("192.0.2.1");
            assertThat(connection.say(guard, "AUTH")).isEmpty();
            assertThat(connection.loggedIn().say(guard, "MAIL")).isEmpty();
            assertThat(connection.say(guard, "MAIL")).isEmpty();
        }
    }

    @Test
    void saysNothingToOtherCommands() throws ConfigurationException {
        assertThat(new Connection("192.0.2.1").say(limited("perConnection", "3"), "MAIL"))
                .isEmpty();
    }

    @Test
    void namesAWrongParameter() {
        assertThatThrownBy(() -> limited("perConnection", "none"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "LimitLogins: perConnection=none is not accepted; set it to a whole number from 1 to 999999");
    }

    @Test
    void namesAnUnknownParameter() {
        assertThatThrownBy(() -> limited("perConection", "3"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "LimitLogins: unknown parameter perConection; known are perAddress, perConnection, seconds");
    }

    private static LimitLogins limited(String name, String value) throws ConfigurationException {
        Configuration configuration = (Configuration) Proxy.newProxyInstance(
                LoginGuardsTest.class.getClassLoader(),
                new Class<?>[] {Configuration.class},
                (proxy, call, arguments) -> switch (call.getName()) {
                    case "getKeys" -> List.of(name, "[@class]").iterator();
                    case "getString" -> arguments[0].equals(name) ? value : arguments[1];
                    default -> throw new UnsupportedOperationException(call.getName());
                });
        LimitLogins guard = new LimitLogins();
        guard.init(configuration);
        return guard;
    }
}
