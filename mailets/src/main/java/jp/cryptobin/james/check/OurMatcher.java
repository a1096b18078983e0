package jp.cryptobin.james.check;

import java.util.Set;
import jp.cryptobin.james.policy.DomainCount;
import jp.cryptobin.james.policy.DomainNames;
import jp.cryptobin.james.policy.ReasonNames;
import org.jspecify.annotations.Nullable;

/** Our matchers, by the conditions that they take. */
enum OurMatcher {
    HAS_ENCRYPTED_PART("HasEncryptedPart"),
    HAS_DATA_URL("HasDataUrl"),
    HAS_ATTACHMENT("HasAttachment"),
    HAS_NO_ATTACHMENT("HasNoAttachment"),
    EXCEEDS_LIMITS("ExceedsLimits"),
    HAS_VIOLATION("HasViolation"),
    AWAITS_APPROVAL("AwaitsApproval"),
    IS_OWN_MAIL("IsOwnMail"),
    MUST_NOT_LEAVE("MustNotLeave"),
    HAS_RECIPIENT_OUTSIDE("HasRecipientOutside"),
    HAS_RECIPIENT_DOMAINS_OVER("HasRecipientDomainsOver");

    private final String simpleName;

    OurMatcher(String simpleName) {
        this.simpleName = simpleName;
    }

    String simpleName() {
        return simpleName;
    }

    /**
     * Reads its condition as the matcher does.
     *
     * @throws IllegalArgumentException if it is not accepted
     */
    void readCondition(@Nullable String condition) {
        switch (this) {
            case HAS_ENCRYPTED_PART, HAS_DATA_URL, HAS_ATTACHMENT, HAS_NO_ATTACHMENT, AWAITS_APPROVAL, IS_OWN_MAIL ->
                ReasonNames.parse(simpleName, condition, Set.of());
            case EXCEEDS_LIMITS -> ReasonNames.parse(simpleName, condition, ReasonNames.LIMITS);
            case HAS_VIOLATION -> ReasonNames.parse(simpleName, condition, ReasonNames.ALL);
            case HAS_RECIPIENT_DOMAINS_OVER -> DomainCount.parse(simpleName, condition);
            case MUST_NOT_LEAVE, HAS_RECIPIENT_OUTSIDE -> DomainNames.parse(simpleName, condition);
        }
    }
}
