package jp.cryptobin.james.smtp;

import java.util.Collection;
import java.util.List;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * Stands before James's own handler of {@code AUTH}, which gets the command only if nothing is said here. So a refused
 * login costs no look at a password, and tells nothing about one; a client that asks first does not even send it. James
 * puts the handlers of a chain before its own, whatever their order in the file.
 */
abstract class LoginGuard implements CommandHandler<ProtocolSession> {
    private static final List<String> COMMANDS = List.of("AUTH");

    /** Why nobody may log in on this connection; null if it may be tried. */
    abstract @Nullable Refusal refusal(ProtocolSession session);

    @Override
    public @Nullable Response onCommand(ProtocolSession session, Request request) {
        return refusal(session);
    }

    @Override
    public Collection<String> getImplCommands() {
        return COMMANDS;
    }
}
