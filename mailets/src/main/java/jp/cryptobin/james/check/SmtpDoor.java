package jp.cryptobin.james.check;

import java.util.Set;

/**
 * A server of {@code smtpserver.xml}, as far as logins go.
 *
 * @param line of its start in the file
 * @param bind address and port
 * @param tls whether TLS begins with the first octet
 * @param announced whether logins are in the list of extensions; which does not make them possible or impossible
 * @param passwords whether PLAIN and LOGIN are there at all
 * @param handlers their classes, without those of James's core
 */
record SmtpDoor(int line, String bind, boolean tls, boolean announced, boolean passwords, Set<String> handlers) {
    private static final String OURS = "jp.cryptobin.james.smtp.";

    SmtpDoor {
        handlers = Set.copyOf(handlers);
    }

    private boolean has(String handler) {
        return handlers.contains(OURS + handler);
    }

    boolean takesLogins() {
        return passwords && !has("RefuseLogin");
    }

    boolean takesLoginsInTheClear() {
        return takesLogins() && !tls && !has("RequireTlsForLogin");
    }

    boolean limitsLogins() {
        return has("LimitLogins");
    }
}
