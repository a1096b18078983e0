package jp.cryptobin.james.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The 35 error messages of the manual, chapter 5.6: why a mail is stopped, who can repair it, and whether time alone
 * can. Message and remedy are looked up by {@link #number()} where people are written to.
 */
public enum Reason {
    FILE_NAME_CHARACTERS(1, "5.6.1", Remedy.SENDER),
    TOO_MANY_FILES(2, "5.6.2", Remedy.SENDER),
    FILE_WITHOUT_NAME(3, "5.6.3", Remedy.SENDER),
    DUPLICATE_FILE_NAMES(4, "5.6.4", Remedy.SENDER),
    FORBIDDEN_FILE_NAME(5, "5.6.5", Remedy.SENDER),
    TOO_MANY_RECIPIENTS(6, "5.6.6", Remedy.SENDER),
    MALFORMED_RECIPIENT(7, "5.6.7", Remedy.SENDER),
    DUPLICATE_RECIPIENTS(8, "5.6.8", Remedy.SENDER),
    SUBJECT_TOO_LONG(9, "5.6.9", Remedy.SENDER),
    SUBJECT_CHARACTERS(10, "5.6.10", Remedy.SENDER),
    MAINTENANCE(11, "5.6.11", Remedy.TIME),
    DEFAULT_USER_LOCKED(12, "5.6.12", Remedy.ADMINISTRATOR),
    ADDRESS_NOT_ALLOWED(13, "5.6.13", Remedy.ADMINISTRATOR),
    AUTOPILOT_OFF(14, "5.6.13", Remedy.ADMINISTRATOR),
    BAD_CREDENTIALS(15, "5.6.14", Remedy.ADMINISTRATOR),
    PASSWORD_RESET(16, "5.6.14", Remedy.ADMINISTRATOR),
    PASSWORD_EXPIRED(17, "5.6.14", Remedy.ADMINISTRATOR),
    USER_WITHOUT_GROUP(18, "5.6.14", Remedy.ADMINISTRATOR),
    VIRUS_FOUND(19, "5.6.15", Remedy.SENDER),
    FILE_TOO_LARGE(20, "5.6.16", Remedy.SENDER),
    RECIPIENT_FORBIDDEN(21, "5.6.17", Remedy.SENDER),
    DATA_URL(22, "5.6.18", Remedy.SENDER),
    ENCRYPTED(23, "5.6.19", Remedy.SENDER),
    APPROVAL_REJECTED(24, "5.6.20", Remedy.SENDER),
    APPROVAL_SETTINGS_INVALID(25, "5.6.20", Remedy.ADMINISTRATOR),
    TEMPORARY_VAULT_ERROR(26, "5.6.21", Remedy.TIME),
    UNEXPECTED_ERROR(27, "5.6.22", Remedy.UNKNOWN),
    UPLOAD_FAILED(28, "5.6.23", Remedy.TIME),
    DEDICATED_DOMAIN_WRONG(29, "5.6.24", Remedy.ADMINISTRATOR),
    OPTION_NOT_ENABLED(30, "5.6.25", Remedy.ADMINISTRATOR),
    MALFORMED_SENDER(31, "5.6.26", Remedy.ADMINISTRATOR),
    SENDER_OUTSIDE_GROUP(32, "5.6.27", Remedy.ADMINISTRATOR),
    OPTION_GROUP_MISSING(33, "5.6.28", Remedy.ADMINISTRATOR),
    SENDER_LOCKED(34, "5.6.29", Remedy.ADMINISTRATOR),
    SENDER_PASSWORD_EXPIRED(35, "5.6.30", Remedy.SENDER);

    /** Who or what can repair the cause. */
    public enum Remedy {
        /** The sender changes the mail, or the sender's own account, and sends again. */
        SENDER,
        /** An administrator changes a setting; the sender alone cannot. */
        ADMINISTRATOR,
        /** Time: the gateway holds the mail and tries again before it tells anybody. */
        TIME,
        /** Nobody knows: a few tries, then the sender is told. */
        UNKNOWN
    }

    private final int number;
    private final String section;
    private final Remedy remedy;

    Reason(int number, String section, Remedy remedy) {
        this.number = number;
        this.section = section;
        this.remedy = remedy;
    }

    /** The reason for an answer of the vault, by {@link #code()}; empty for a code that nobody here knows. */
    public static Optional<Reason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** The number that documentation and dry run show: {@code E01} to {@code E35}, in the manual's order. */
    public String number() {
        return String.format(Locale.ROOT, "E%02d", number);
    }

    /** The word for this reason in the vault's wire contract and in the audit log: {@code forbidden-file-name}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The section of the manual that holds the message. */
    public String section() {
        return section;
    }

    public Remedy remedy() {
        return remedy;
    }
}
