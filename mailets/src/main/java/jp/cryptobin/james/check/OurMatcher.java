package jp.cryptobin.james.check;

import java.util.Set;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.ReasonNames;

/** Our matchers, by the conditions that they take. */
enum OurMatcher {
    HAS_ENCRYPTED_PART("HasEncryptedPart"),
    HAS_DATA_URL("HasDataUrl"),
    HAS_ATTACHMENT("HasAttachment"),
    HAS_NO_ATTACHMENT("HasNoAttachment"),
    EXCEEDS_LIMITS("ExceedsLimits"),
    HAS_VIOLATION("HasViolation"),
    AWAITS_APPROVAL("AwaitsApproval");

    private final String simpleName;

    OurMatcher(String simpleName) {
        this.simpleName = simpleName;
    }

    String simpleName() {
        return simpleName;
    }

    /** The reasons that its condition may name; none where it takes no condition. */
    Set<Reason> conditions() {
        return switch (this) {
            case HAS_ENCRYPTED_PART, HAS_DATA_URL, HAS_ATTACHMENT, HAS_NO_ATTACHMENT, AWAITS_APPROVAL -> Set.of();
            case EXCEEDS_LIMITS -> ReasonNames.LIMITS;
            case HAS_VIOLATION -> ReasonNames.ALL;
        };
    }
}
