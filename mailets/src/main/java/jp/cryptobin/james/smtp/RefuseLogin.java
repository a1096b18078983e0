package jp.cryptobin.james.smtp;

import org.apache.james.protocols.api.ProtocolSession;

/**
 * No login at all, for the port at which mail servers hand over mail. {@code <announce>never</announce>} only hides the
 * login from the list of extensions; James accepts one all the same.
 *
 * <pre>{@code
 * <handlerchain>
 *   <handler class="jp.cryptobin.james.smtp.RefuseLogin"/>
 *   ...
 * </handlerchain>
 * }</pre>
 */
public class RefuseLogin extends LoginGuard {
    private static final Refusal REFUSAL =
            new Refusal("502", "5.5.1 No login at this port; people send mail through port 465 or 587", false);

    @Override
    Refusal refusal(ProtocolSession session) {
        return REFUSAL;
    }
}
