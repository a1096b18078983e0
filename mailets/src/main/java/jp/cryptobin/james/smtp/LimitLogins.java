package jp.cryptobin.james.smtp;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.cryptobin.james.matchers.AfterInit;
import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection on which too many logins failed, and for some time refuses those from an address from which too
 * many did, without a look at their passwords. A login that succeeds is not counted, so people behind one address do not
 * lock each other out by sending mail.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code perConnection} (3): failed logins after which a connection is ended
 *   <li>{@code perAddress} (50): failed logins within {@code seconds} after which an address has to wait. A login that
 *       is under way counts too, so write no less than {@code connectionLimitPerIP}
 *   <li>{@code seconds} (600): how long a failed login counts
 * </ul>
 *
 * <pre>{@code
 * <handlerchain>
 *   <handler class="jp.cryptobin.james.smtp.LimitLogins">
 *     <perConnection>3</perConnection>
 *     <perAddress>50</perAddress>
 *     <seconds>600</seconds>
 *   </handler>
 *   ...
 * </handlerchain>
 * }</pre>
 */
public class LimitLogins extends LoginGuard {
    /** Every parameter with its default. */
    static final SortedMap<String, Integer> PARAMETERS = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("perConnection", 3, "perAddress", 50, "seconds", 600)));

    /** With those that may follow a login: the first of them knows of its success. */
    private static final List<String> COMMANDS = List.of("AUTH", "MAIL", "NOOP", "RSET", "EHLO", "HELO", "QUIT");

    private static final AttachmentKey<Integer> ATTEMPTS =
            AttachmentKey.of("jp.cryptobin.james.smtp.attempts", Integer.class);

    private static final Refusal TOO_MANY_HERE = new Refusal("421", "4.7.0 Too many failed logins", true);
    private static final Refusal TOO_MANY_FROM_THERE =
            new Refusal("421", "4.7.0 Too many failed logins from your address; try again later", true);

    private final AfterInit<Integer> perConnection = new AfterInit<>();
    private final AfterInit<FailedLogins> failed = new AfterInit<>();

    @Override
    public void init(Configuration config) throws ConfigurationException {
        refuseUnknown(config);
        perConnection.set(number(config, "perConnection"));
        failed.set(new FailedLogins(
                number(config, "perAddress"), Duration.ofSeconds(number(config, "seconds")), Clock.systemUTC()));
    }

    private static void refuseUnknown(Configuration config) throws ConfigurationException {
        Iterator<String> keys = config.getKeys();
        while (keys.hasNext()) {
            String key = keys.next();
            // Attributes of the element, such as its class, are James's.
            if (!key.isEmpty() && !key.startsWith("[@") && !PARAMETERS.containsKey(key)) {
                throw new ConfigurationException("LimitLogins: unknown parameter " + key + "; known are "
                        + String.join(", ", PARAMETERS.keySet()));
            }
        }
    }

    private static int number(Configuration config, String name) throws ConfigurationException {
        String value =
                config.getString(name, String.valueOf(PARAMETERS.get(name))).strip();
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new ConfigurationException("LimitLogins: " + name + "=" + value
                    + " is not accepted; set it to a whole number from 1 to 999999");
        }
        return Integer.parseInt(value);
    }

    @Override
    public @Nullable Response onCommand(ProtocolSession session, Request request) {
        if (session.getUsername() != null) {
            session.removeAttachment(ATTEMPTS, State.Connection)
                    .ifPresent(counted -> failed.get().succeeded(address(session)));
            return null;
        }
        return request.getCommand().equals("AUTH") ? super.onCommand(session, request) : null;
    }

    /** Each attempt counts as failed until a later command shows that it was not. */
    @Override
    @Nullable
    Refusal refusal(ProtocolSession session) {
        int attempts = session.getAttachment(ATTEMPTS, State.Connection).orElse(0);
        if (attempts >= perConnection.get()) {
            return TOO_MANY_HERE;
        }
        if (!failed.get().mayTry(address(session))) {
            return TOO_MANY_FROM_THERE;
        }
        session.setAttachment(ATTEMPTS, attempts + 1, State.Connection);
        return null;
    }

    @Override
    public Collection<String> getImplCommands() {
        return COMMANDS;
    }

    private static String address(ProtocolSession session) {
        InetSocketAddress remote = session.getRemoteAddress();
        return remote.getAddress() == null
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
    }
}
