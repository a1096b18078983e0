package jp.cryptobin.james.smtp;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.Username;
import org.apache.james.protocols.api.BaseRequest;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.Response;

/** A client at an address, as far as the handlers ask. */
final class Connection {
    private final Map<Object, Object> attachments = new HashMap<>();
    private final InetSocketAddress address;
    private boolean tls;
    private Username user;

    Connection(String address) {
        try {
            this.address = new InetSocketAddress(InetAddress.getByName(address), 40_000);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(notAnAddress);
        }
    }

    Connection secured() {
        tls = true;
        return this;
    }

    Connection loggedIn() {
        user = Username.of("taro@example.com");
        return this;
    }

    /** The reply to a command; empty if the next handler is to have it. */
    String say(LoginGuard guard, String command) {
        Response response = guard.onCommand(session(), new BaseRequest(command, "PLAIN"));
        return response == null ? "" : response.getLines().get(0) + (response.isEndSession() ? " (end)" : "");
    }

    private ProtocolSession session() {
        return (ProtocolSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ProtocolSession.class}, (session, call, arguments) -> {
                    return switch (call.getName()) {
                        case "isTLSStarted" -> tls;
                        case "getUsername" -> user;
                        case "getRemoteAddress" -> address;
                        case "getAttachment" -> Optional.ofNullable(attachments.get(arguments[0]));
                        case "setAttachment" -> Optional.ofNullable(attachments.put(arguments[0], arguments[1]));
                        case "removeAttachment" -> Optional.ofNullable(attachments.remove(arguments[0]));
                        default -> throw new UnsupportedOperationException(call.getName());
                    };
                });
    }
}
