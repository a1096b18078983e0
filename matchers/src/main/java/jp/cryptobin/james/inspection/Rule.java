package jp.cryptobin.james.inspection;

import java.util.Locale;

/** Why a part is what it is. */
public enum Rule {
    STRUCTURE("multipart/*: structure, never a file"),
    TEXT_BODY("text/plain, text/html or no type, and inline or no disposition: stays in the mail (4.2.1)"),
    OTHER_TYPE("neither text/plain nor text/html nor without a type: goes to the vault (4.2.1)"),
    OTHER_DISPOSITION("text, but with a disposition other than inline: goes to the vault (4.2.1)"),
    DEFECT("ambiguous: counts as a file"),
    BODY_LIKE_TYPE("a type that the settings count as body"),
    NAMED_TEXT("text with a file name, which the settings count as a file"),
    INLINE_PICTURE("a picture that the HTML shows and that the settings leave in the mail"),
    TNEF("winmail.dat, which the settings take apart"),
    FILE_IN_TNEF("a file in a winmail.dat: goes to the vault"),
    CALENDAR_COPY("the calendar of the mail once more: stays with it"),
    RECEIPT("the machine-readable part of a read receipt: stays in the mail"),
    REPORT("the machine-readable part of a report to nobody: stays in the mail"),
    RETURNED_MESSAGE("the mail that a report to nobody returns: left out"),
    SIGNATURE("a signature that the settings leave in the mail");

    private final String explanation;

    Rule(String explanation) {
        this.explanation = explanation;
    }

    public String explanation() {
        return explanation;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
