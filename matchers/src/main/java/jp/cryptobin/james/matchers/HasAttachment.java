package jp.cryptobin.james.matchers;

/**
 * Matches mail with at least one part that goes to the vault (manual 4.2.1). Takes no condition.
 *
 * <pre>{@code
 * <mailet match="HasAttachment" class="ToProcessor"><processor>cryptobin</processor></mailet>
 * }</pre>
 */
public class HasAttachment extends InspectingMatcher {
    @Override
    boolean matches(InspectedMail mail) {
        return mail.inspection().hasFiles();
    }
}
