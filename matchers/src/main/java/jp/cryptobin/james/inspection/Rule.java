package jp.cryptobin.james.inspection;

import java.util.Locale;

/** Why a part is what it is. */
public enum Rule {
    /** Multipart/*: structure, never a file. */
    STRUCTURE,
    /** Text/plain, text/html or no type, and inline or no disposition: stays in the mail (4.2.1). */
    TEXT_BODY,
    /** Neither text/plain nor text/html nor without a type: goes to the vault (4.2.1). */
    OTHER_TYPE,
    /** Text, but with a disposition other than inline: goes to the vault (4.2.1). */
    OTHER_DISPOSITION,
    /** Ambiguous: counts as a file. */
    DEFECT,
    /** A type that the settings count as body. */
    BODY_LIKE_TYPE,
    /** Text with a file name, which the settings count as a file. */
    NAMED_TEXT,
    /** A picture that the HTML shows and that the settings leave in the mail. */
    INLINE_PICTURE,
    /** Winmail.dat, which the settings take apart. */
    TNEF,
    /** A file in a winmail.dat: goes to the vault. */
    FILE_IN_TNEF,
    /** The calendar of the mail once more: stays with it. */
    CALENDAR_COPY,
    /** The machine-readable part of a read receipt: stays in the mail. */
    RECEIPT,
    /** The machine-readable part of a report to nobody: stays in the mail. */
    REPORT,
    /** The mail that a report to nobody returns: left out. */
    RETURNED_MESSAGE,
    /** A signature that the settings leave in the mail. */
    SIGNATURE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
