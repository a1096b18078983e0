package jp.cryptobin.james.mime;

import java.util.Locale;

/**
 * What is wrong or ambiguous in a message, and what each of it leads to. This enum is the table: whatever readers of
 * mail are known to understand differently has its line here, with the safe consequence.
 */
public enum Defect {
    MBOX_FROM_LINE(Consequence.NOTED, "an mbox separator before the first header field"),
    DUPLICATE_MIME_FIELD(Consequence.REBUILT, "a MIME header field stands twice with the same value"),
    CONFLICTING_CONTENT_TYPE(Consequence.FILE, "several Content-Type fields that differ"),
    CONFLICTING_DISPOSITION(Consequence.FILE, "several Content-Disposition fields that differ"),
    CONFLICTING_ENCODING(Consequence.FILE, "several Content-Transfer-Encoding fields that differ"),
    OBSOLETE_FIELD_NAME(Consequence.REBUILT, "white space between a field name and its colon"),
    OBSOLETE_MIME_FIELD_NAME(Consequence.FILE, "white space between the name of a MIME header field and its colon"),
    MALFORMED_HEADER_LINE(
            Consequence.REBUILT, "a header line that is no field: the header ends there for some readers"),
    HEADER_CONTINUES_IN_BODY(
            Consequence.FILE, "MIME header fields after a line where the header ends for some readers"),
    HIDDEN_MIME_FIELD(
            Consequence.FILE, "a MIME header field that only some readers see: after white space or a bare CR"),
    WHITE_SPACE_LINE_IN_HEADER(
            Consequence.REBUILT, "a header line of white space: the header ends there for some readers"),
    MIXED_LINE_ENDS(
            Consequence.REBUILT,
            "a header with both CRLF and LF alone: it ends elsewhere for readers that know only one"),
    BARE_CR(Consequence.REBUILT, "a CR without LF, a line end for some readers only"),
    NUL_OCTET(Consequence.REBUILT, "a NUL octet, the end of the text for some readers"),
    NUL_IN_MIME_FIELD(Consequence.FILE, "a NUL octet in a MIME header field"),
    UNREADABLE_CONTENT_TYPE(Consequence.FILE, "a Content-Type that is neither absent nor type/subtype"),
    UNREADABLE_DISPOSITION(Consequence.FILE, "a Content-Disposition that is neither absent nor a word"),
    UNREADABLE_PARAMETERS(
            Consequence.REBUILT,
            "parameters of a MIME header field with comments, or with missing quotes or separators"),
    CONFLICTING_PARAMETER(Consequence.REBUILT, "a parameter that stands twice, or a continuation with gaps or repeats"),
    UNKNOWN_ENCODING(Consequence.FILE, "a Content-Transfer-Encoding that the standard does not know"),
    MISSPELT_ENCODING(
            Consequence.REBUILT, "a Content-Transfer-Encoding that means 7bit or 8bit but is written otherwise"),
    NO_BOUNDARY(Consequence.FILE, "a multipart without a boundary"),
    CONFLICTING_BOUNDARY(Consequence.FILE, "several boundary parameters that differ"),
    ODD_BOUNDARY(
            Consequence.FILE,
            "a boundary that readers understand differently: encoded, continued, or with odd characters"),
    SPACED_BOUNDARY(Consequence.REBUILT, "a boundary with white space in it or at its end"),
    REUSED_BOUNDARY(Consequence.FILE, "a multipart with the boundary of a multipart around it"),
    PREFIXED_BOUNDARY(
            Consequence.REBUILT, "a boundary that starts with the boundary of a multipart around it, or the reverse"),
    BOUNDARY_ON_SINGLE_PART(Consequence.REBUILT, "a boundary on a part that is no multipart"),
    DELIMITERS_IN_SINGLE_PART(
            Consequence.FILE, "a boundary on a part that is no multipart, and its delimiters in the body"),
    ENCODED_MULTIPART(Consequence.REBUILT, "a transfer encoding on a multipart"),
    NO_PARTS(Consequence.REBUILT, "a multipart without any part"),
    TEXT_WITHOUT_PART(Consequence.REFUSED, "a multipart with text but without any part"),
    MISSING_CLOSE_DELIMITER(Consequence.REBUILT, "a multipart without an end"),
    AMBIGUOUS_DELIMITER(Consequence.REBUILT, "a line that is a delimiter for some readers only"),
    ENTITY_IN_PREAMBLE(Consequence.REBUILT, "something like a part before the first delimiter"),
    ENTITY_IN_EPILOGUE(Consequence.REBUILT, "something like a part after the last delimiter"),
    DIGEST_DEFAULT_TYPE(Consequence.FILE, "a part of a digest without a type is a message"),
    BINARY_TEXT(Consequence.FILE, "a part called text whose octets are not text"),
    FILE_IN_TEXT(
            Consequence.FILE,
            "a file written into text: uuencode, xxencode, yEnc, BinHex, or a part of a mail with its fields"),
    NO_REPORT(
            Consequence.FILE,
            "a machine-readable part of a report that holds more than header fields of a report's size"),
    RETURNED_MESSAGE(Consequence.REBUILT, "the mail that a report to nobody returns, which could hold anything"),
    UNDECODABLE_HTML(Consequence.FILE, "HTML in a charset that cannot be decoded here and so not be checked"),
    IRREGULAR_BASE64(Consequence.REBUILT, "base64 with other characters, or broken off"),
    BASE64_AFTER_PADDING(Consequence.REBUILT, "base64 that goes on after its padding, where some readers stop"),
    IRREGULAR_QUOTED_PRINTABLE(Consequence.NOTED, "quoted-printable with escapes that are none"),
    NAMED_TEXT(Consequence.NOTED, "a text part with a file name that stays in the mail, by the manual's letter"),
    READERS_DISAGREE(Consequence.REBUILT, "a second reader finds other parts in the same message"),
    TOO_DEEP(Consequence.REFUSED, "parts nested deeper than the limit"),
    TOO_MANY_PARTS(Consequence.REFUSED, "more parts than the limit"),
    TOO_MANY_FIELDS(Consequence.REFUSED, "more header fields than the limit"),
    HEADER_TOO_LONG(Consequence.REFUSED, "a header longer than the limit"),
    HTML_TOO_LONG(Consequence.REFUSED, "an HTML body longer than the limit"),
    HTML_TOO_DEEP(Consequence.REFUSED, "HTML nested deeper than the limit");

    /** What a defect leads to, from harmless to final. */
    public enum Consequence {
        /** It is reported and changes nothing. */
        NOTED,
        /** The mail does not leave with its own octets: it is rebuilt from what was understood. */
        REBUILT,
        /** The part counts as a file and goes to the vault. */
        FILE,
        /** The mail is stopped. */
        REFUSED
    }

    private final Consequence consequence;
    private final String explanation;

    Defect(Consequence consequence, String explanation) {
        this.consequence = consequence;
        this.explanation = explanation;
    }

    public Consequence consequence() {
        return consequence;
    }

    /** One line for documentation, dry run and logs. */
    public String explanation() {
        return explanation;
    }

    /** The word for this defect in reports and logs: {@code no-boundary}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
