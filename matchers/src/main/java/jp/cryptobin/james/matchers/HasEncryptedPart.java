package jp.cryptobin.james.matchers;

import jp.cryptobin.james.policy.Reason;

/**
 * Matches mail that is encrypted, as a whole or in part (manual 4.1): PGP/MIME, or S/MIME whether it encrypts or signs. Takes no condition.
 *
 * <pre>{@code
 * <mailet match="HasEncryptedPart" class="ToProcessor"><processor>cryptobin-refused</processor></mailet>
 * }</pre>
 */
public class HasEncryptedPart extends InspectingMatcher {
    @Override
    boolean matches(InspectedMail mail) {
        return mail.decision().violations().stream().anyMatch(violation -> violation.reason() == Reason.ENCRYPTED);
    }
}
