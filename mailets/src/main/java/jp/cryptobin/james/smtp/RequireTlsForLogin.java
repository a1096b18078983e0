package jp.cryptobin.james.smtp;

import org.apache.james.protocols.api.ProtocolSession;
import org.jspecify.annotations.Nullable;

/**
 * No login before TLS (RFC 4954 section 4). {@code <requireSSL>true</requireSSL>} only hides the login from the list of
 * extensions; James 3.8 accepts one all the same.
 *
 * <pre>{@code
 * <handlerchain>
 *   <handler class="jp.cryptobin.james.smtp.RequireTlsForLogin"/>
 *   ...
 * </handlerchain>
 * }</pre>
 */
public class RequireTlsForLogin extends LoginGuard {
    private static final Refusal REFUSAL = new Refusal("538", "5.7.11 Log in after STARTTLS, or at port 465", false);

    @Override
    @Nullable
    Refusal refusal(ProtocolSession session) {
        return session.isTLSStarted() ? null : REFUSAL;
    }
}
