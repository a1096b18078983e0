package jp.cryptobin.james.matchers;

import jp.cryptobin.james.policy.Reason;

/**
 * Matches mail with a {@code data:} URL in the tags of an HTML body (manual 4.1, 5.6.18). Takes no condition.
 *
 * <pre>{@code
 * <mailet match="HasDataUrl" class="ToProcessor"><processor>cryptobin-refused</processor></mailet>
 * }</pre>
 */
public class HasDataUrl extends InspectingMatcher {
    @Override
    boolean matches(InspectedMail mail) {
        return mail.decision().violations().stream().anyMatch(violation -> violation.reason() == Reason.DATA_URL);
    }
}
