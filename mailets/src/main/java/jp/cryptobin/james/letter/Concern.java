package jp.cryptobin.james.letter;

import jp.cryptobin.james.policy.Reason;

/** What the items of a violation are, so that the notice can name them. */
enum Concern {
    FILE("File"),
    RECIPIENT("Recipient"),
    SUBJECT("Subject"),
    DETAIL("Detail");

    private final String title;

    Concern(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Concern of(Reason reason) {
        return switch (reason) {
            case FILE_NAME_CHARACTERS,
                    TOO_MANY_FILES,
                    FILE_WITHOUT_NAME,
                    DUPLICATE_FILE_NAMES,
                    FORBIDDEN_FILE_NAME,
                    VIRUS_FOUND,
                    FILE_TOO_LARGE,
                    ENCRYPTED,
                    UPLOAD_FAILED -> FILE;
            case TOO_MANY_RECIPIENTS, MALFORMED_RECIPIENT, DUPLICATE_RECIPIENTS, RECIPIENT_FORBIDDEN -> RECIPIENT;
            case SUBJECT_TOO_LONG, SUBJECT_CHARACTERS -> SUBJECT;
            default -> DETAIL;
        };
    }
}
