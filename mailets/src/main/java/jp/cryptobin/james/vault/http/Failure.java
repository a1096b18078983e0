package jp.cryptobin.james.vault.http;

import static jp.cryptobin.james.policy.Reason.ADDRESS_NOT_ALLOWED;
import static jp.cryptobin.james.policy.Reason.BAD_CREDENTIALS;
import static jp.cryptobin.james.policy.Reason.DEDICATED_DOMAIN_WRONG;
import static jp.cryptobin.james.policy.Reason.FILE_TOO_LARGE;
import static jp.cryptobin.james.policy.Reason.TEMPORARY_VAULT_ERROR;
import static jp.cryptobin.james.policy.Reason.UNEXPECTED_ERROR;
import static jp.cryptobin.james.policy.Reason.UPLOAD_FAILED;

import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;

/**
 * Every way to fail for which the vault itself gives no code, and what it means. When nothing but the mail or the
 * settings can be the cause, the deposit is refused; whatever may pass by itself, or whose outcome is not known, is
 * held and tried again with the same key.
 */
enum Failure {
    // Nothing was sent.

    /** Held, because a name server that is down looks the same as a name that is wrong. */
    HOST_UNKNOWN(DEDICATED_DOMAIN_WRONG, Course.HOLD, "The vault's host name cannot be resolved"),
    /** As above: somebody else answers under the name. */
    HOST_NOT_CERTIFIED(DEDICATED_DOMAIN_WRONG, Course.HOLD, "The vault's certificate is not for this host name"),
    /** Expired or unknown certificates are put right by whoever runs the vault or the gateway, not by the sender. */
    NOT_TRUSTED(TEMPORARY_VAULT_ERROR, Course.HOLD, "No trusted TLS connection to the vault"),
    NOT_CONNECTED(TEMPORARY_VAULT_ERROR, Course.HOLD, "The vault cannot be reached"),

    // The request had begun: the deposit may exist, or come to exist.

    ANSWER_LOST(UPLOAD_FAILED, Course.HOLD, "The connection to the vault broke or fell silent before its answer"),
    CONTENT_UNREADABLE(UPLOAD_FAILED, Course.HOLD, "A file could not be read to its end, so the request was aborted"),
    CONTENT_DIFFERS(UPLOAD_FAILED, Course.HOLD, "A file is not the one announced, so the request was aborted"),

    // The vault, or something before it, answered.

    RECEIPT_DIFFERS(UPLOAD_FAILED, Course.HOLD, "The vault confirms other files than were sent"),
    /** Cancelled or expired: recipients would get a password for files that nobody gives them. */
    DEPOSIT_GONE(UNEXPECTED_ERROR, Course.REFUSE, "The deposit was made before and no longer stands"),
    NOT_THE_CONTRACT(UNEXPECTED_ERROR, Course.HOLD, "The vault's answer is not one that its contract knows"),
    /** Never followed: files and credentials go to the configured host alone. */
    REDIRECTED(UNEXPECTED_ERROR, Course.HOLD, "The vault's address answers with a redirect"),
    UNAUTHORIZED(BAD_CREDENTIALS, Course.REFUSE, "The vault does not accept login id and password"),
    /** What a list of allowed addresses in front of a service answers. */
    FORBIDDEN(ADDRESS_NOT_ALLOWED, Course.REFUSE, "The vault does not let this gateway in"),
    /**
     * Another service than the vault's has the address. Not "option not enabled", which only the vault can know; held,
     * because a proxy gives the same answer while the service behind it is replaced.
     */
    NO_SUCH_SERVICE(DEDICATED_DOMAIN_WRONG, Course.HOLD, "There is no vault at this address"),
    TOO_SLOW(UPLOAD_FAILED, Course.HOLD, "The vault, or a proxy before it, gave up waiting"),
    /** The same key is being worked on: an earlier try is still under way. */
    IN_PROGRESS(UPLOAD_FAILED, Course.HOLD, "The vault is still busy with this deposit"),
    TOO_LARGE(FILE_TOO_LARGE, Course.REFUSE, "The vault, or a proxy before it, does not take so much"),
    TOO_MANY_REQUESTS(TEMPORARY_VAULT_ERROR, Course.HOLD, "The vault asks for fewer requests"),
    SERVER_ERROR(TEMPORARY_VAULT_ERROR, Course.HOLD, "The vault has a problem of its own");

    private enum Course {
        HOLD,
        REFUSE
    }

    private final Reason reason;
    private final Course course;
    private final String text;

    Failure(Reason reason, Course course, String text) {
        this.reason = reason;
        this.course = course;
        this.text = text;
    }

    /** The failure that an HTTP status means when no problem code comes with it. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 300, 301, 302, 303, 305, 307, 308 -> REDIRECTED;
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404, 405, 410 -> NO_SUCH_SERVICE;
            case 408, 504 -> TOO_SLOW;
            case 409 -> IN_PROGRESS;
            case 413 -> TOO_LARGE;
            case 429 -> TOO_MANY_REQUESTS;
            case 501, 505 -> NOT_THE_CONTRACT;
            default -> status >= 500 && status < 600 ? SERVER_ERROR : NOT_THE_CONTRACT;
        };
    }

    private Contact contact() {
        return switch (this) {
            case HOST_UNKNOWN, HOST_NOT_CERTIFIED, NOT_TRUSTED, NOT_CONNECTED, ANSWER_LOST -> Contact.SILENCE;
            default -> Contact.ANSWERED;
        };
    }

    /**
     * @param detail what exactly, and where; empty when there is nothing to add
     * @param uploading whether files were being sent: if not, nobody is told that sending them failed
     */
    NotDone outcome(String detail, boolean uploading) {
        Reason told = !uploading && reason == UPLOAD_FAILED ? TEMPORARY_VAULT_ERROR : reason;
        String line = OneLine.of(detail.isEmpty() ? text : text + ": " + detail);
        return switch (course) {
            case HOLD -> new Unavailable(told, contact(), Optional.empty(), line);
            case REFUSE -> new Refused(new Violation(told, List.of()), line);
        };
    }
}
