package jp.cryptobin.james.sandbox.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The codes of {@code Problem} in {@code docs/vault-api.yaml}, with the HTTP status and the title that each is answered
 * with. {@code data-url} and {@code encrypted} are missing on purpose: only a gateway sees the mail's structure.
 */
public enum ProblemCode {
    FILE_NAME_CHARACTERS(422, "A file name holds characters that cannot be used"),
    TOO_MANY_FILES(422, "More than 20 files"),
    FILE_WITHOUT_NAME(422, "A file has no name"),
    DUPLICATE_FILE_NAMES(422, "Two files have the same name"),
    FORBIDDEN_FILE_NAME(422, "The section forbids a file name"),
    TOO_MANY_RECIPIENTS(422, "More than 50 recipients"),
    MALFORMED_RECIPIENT(422, "A recipient's address is malformed"),
    DUPLICATE_RECIPIENTS(422, "A recipient is named twice"),
    SUBJECT_TOO_LONG(422, "The subject is longer than 200 characters"),
    SUBJECT_CHARACTERS(422, "The subject holds characters that cannot be used"),
    MAINTENANCE(503, "The vault is under maintenance"),
    DEFAULT_USER_LOCKED(403, "The default user for mail integration is locked"),
    ADDRESS_NOT_ALLOWED(403, "The section does not allow the client's IP address"),
    AUTOPILOT_OFF(403, "Autopilot is off in the section"),
    BAD_CREDENTIALS(401, "Login id or password is wrong"),
    PASSWORD_RESET(403, "The default user's password was reset"),
    PASSWORD_EXPIRED(403, "The default user's password has expired"),
    USER_WITHOUT_GROUP(403, "The default user belongs to no group"),
    VIRUS_FOUND(422, "A virus was found in a file"),
    FILE_TOO_LARGE(413, "The files are larger than the contract allows"),
    RECIPIENT_FORBIDDEN(422, "The section forbids a recipient"),
    APPROVAL_REJECTED(403, "The approver rejected the deposit"),
    APPROVAL_SETTINGS_INVALID(409, "The section's approval settings are invalid"),
    TEMPORARY_VAULT_ERROR(503, "The vault has a temporary error"),
    UNEXPECTED_ERROR(500, "Unexpected error"),
    UPLOAD_FAILED(422, "The files did not arrive as announced"),
    DEDICATED_DOMAIN_WRONG(421, "This is not the vault's dedicated domain"),
    OPTION_NOT_ENABLED(403, "The mail integration option is not enabled"),
    MALFORMED_SENDER(422, "The sender's address is malformed"),
    SENDER_OUTSIDE_GROUP(403, "The sender's account is outside the mail integration group"),
    OPTION_GROUP_MISSING(409, "The mail integration group is not set"),
    SENDER_LOCKED(403, "The sender's account is locked"),
    SENDER_PASSWORD_EXPIRED(403, "The password of the sender's account has expired"),
    NOT_FOUND(404, "No such deposit");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The word on the wire: {@code forbidden-file-name}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
