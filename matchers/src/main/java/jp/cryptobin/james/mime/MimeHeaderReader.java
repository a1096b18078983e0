package jp.cryptobin.james.mime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.mime.ParameterizedValue.Flaw;
import jp.cryptobin.james.mime.ParameterizedValue.Parameter;

/** Makes sense of the MIME fields of a header, and names every way in which another reader could make another. */
final class MimeHeaderReader {
    /** Of RFC 2045, 5.1, in lower case. */
    private static final Pattern TOKEN = Pattern.compile("[!#-'*+\\-.0-9^-~]+");

    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);

    /** After what some readers take for a line end: a CR alone, and the others of Unicode, also in UTF-8. */
    private static final Pattern HIDDEN_FIELD = Pattern.compile(
            "(?:[\r\u000b\f\u001c-\u001e\u0085]|\u00e2\u0080[\u00a8\u00a9])[ \t]*+content-", Pattern.CASE_INSENSITIVE);

    /** Types of encrypted mail, also where what follows makes the field unreadable. */
    private static final Pattern ENCRYPTION_TYPE = Pattern.compile(
            "(application/pgp-encrypted|application/(?:x-)?pkcs7-mime|multipart/encrypted)(?![a-z0-9.+_-]).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final HeaderBlock header;
    private final BiConsumer<Defect, String> defects;

    private MimeHeaderReader(HeaderBlock header, BiConsumer<Defect, String> defects) {
        this.header = header;
        this.defects = defects;
    }

    static MimeHeader read(HeaderBlock header, BiConsumer<Defect, String> defects) {
        return new MimeHeaderReader(header, defects).read();
    }

    private MimeHeader read() {
        noteOddFields();
        ParameterizedValue type = ParameterizedValue.parse(single("Content-Type", Defect.CONFLICTING_CONTENT_TYPE));
        ParameterizedValue disposition =
                ParameterizedValue.parse(single("Content-Disposition", Defect.CONFLICTING_DISPOSITION));
        String contentType = contentType(type);
        String dispositionWord = disposition(disposition);
        TransferEncoding encoding = encoding();
        String boundary = boundary(type, contentType);
        boolean multipart = contentType.startsWith("multipart/");
        if (multipart && !encoding.isIdentity()) {
            defects.accept(Defect.ENCODED_MULTIPART, header.text("Content-Transfer-Encoding"));
        }
        if (!multipart && !boundary.isEmpty()) {
            defects.accept(Defect.BOUNDARY_ON_SINGLE_PART, boundary);
        }
        return new MimeHeader(
                contentType,
                dispositionWord,
                encoding,
                multipart ? boundary : "",
                multipart ? "" : boundary,
                single(type, "charset"),
                single(type, "format").equalsIgnoreCase("flowed"),
                single(type, "delsp").equalsIgnoreCase("yes"),
                fileName(),
                contentId(),
                contentType.equals("multipart/related") ? withoutBrackets(single(type, "start")) : "");
    }

    private void noteOddFields() {
        for (HeaderField field : header.fields()) {
            boolean mime = MimeHeader.isMimeField(field.name());
            if (field.hasObsoleteName()) {
                defects.accept(mime ? Defect.OBSOLETE_MIME_FIELD_NAME : Defect.OBSOLETE_FIELD_NAME, field.name());
            }
            if (mime && field.octets().indexOf(0) >= 0) {
                defects.accept(Defect.NUL_IN_MIME_FIELD, field.name());
            }
            if (mime && field.octets().indexOf('\r') >= 0) {
                defects.accept(Defect.UNREADABLE_PARAMETERS, field.name());
            }
            if (HIDDEN_FIELD.matcher(field.octets()).find()) {
                defects.accept(Defect.HIDDEN_MIME_FIELD, field.name());
            }
        }
    }

    /** The value of the first field of that name; notes repeats. */
    private String single(String name, Defect conflict) {
        List<String> values = header.all(name).stream().map(HeaderField::octets).toList();
        if (values.size() > 1) {
            boolean same = values.stream().distinct().count() == 1;
            defects.accept(same ? Defect.DUPLICATE_MIME_FIELD : conflict, String.join(" | ", values));
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private String single(ParameterizedValue header, String parameter) {
        return FileNames.decoded(header, parameter, defects).strip();
    }

    private String contentType(ParameterizedValue type) {
        boolean absent = header.first("Content-Type").isEmpty();
        String value = type.value().toLowerCase(Locale.ROOT);
        if (absent) {
            return "";
        }
        if (type.flaws().contains(Flaw.COMMENT_IN_VALUE) || !TYPE.matcher(value).matches()) {
            defects.accept(Defect.UNREADABLE_CONTENT_TYPE, type.value());
        }
        noteFlaws(type, "Content-Type");
        return encryptionType().orElse(value);
    }

    /** A part that is encrypted for one of its readers is encrypted. */
    private Optional<String> encryptionType() {
        return header.all("Content-Type").stream()
                .map(field -> ENCRYPTION_TYPE.matcher(field.octets()))
                .filter(Matcher::matches)
                .map(type -> type.group(1).toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private String disposition(ParameterizedValue disposition) {
        boolean absent = header.first("Content-Disposition").isEmpty();
        String value = disposition.value().toLowerCase(Locale.ROOT);
        if (absent) {
            return "";
        }
        if (disposition.flaws().contains(Flaw.COMMENT_IN_VALUE)
                || !TOKEN.matcher(value).matches()) {
            defects.accept(Defect.UNREADABLE_DISPOSITION, disposition.value());
        }
        noteFlaws(disposition, "Content-Disposition");
        return value;
    }

    private void noteFlaws(ParameterizedValue value, String name) {
        if (value.flaws().stream().anyMatch(flaw -> flaw != Flaw.COMMENT_IN_VALUE)) {
            defects.accept(Defect.UNREADABLE_PARAMETERS, name);
        }
    }

    private TransferEncoding encoding() {
        String label = single("Content-Transfer-Encoding", Defect.CONFLICTING_ENCODING);
        TransferEncoding encoding = TransferEncoding.of(label);
        if (TransferEncoding.isMisspelt(label)) {
            defects.accept(Defect.MISSPELT_ENCODING, label);
        }
        if (encoding == TransferEncoding.UNKNOWN || encoding == TransferEncoding.UUENCODE) {
            defects.accept(Defect.UNKNOWN_ENCODING, label);
        }
        return encoding;
    }

    private String boundary(ParameterizedValue type, String contentType) {
        boolean multipart = contentType.startsWith("multipart/");
        List<Parameter> boundaries = type.named("boundary");
        boolean continued = type.parameters().stream().anyMatch(p -> p.name().startsWith("boundary*"));
        if (!multipart) {
            return boundaries.isEmpty() ? "" : boundaries.get(0).value().stripTrailing();
        }
        if (boundaries.isEmpty() || boundaries.get(0).value().isBlank()) {
            defects.accept(continued ? Defect.ODD_BOUNDARY : Defect.NO_BOUNDARY, contentType);
            return "";
        }
        String boundary = boundaries.get(0).value();
        if (boundaries.stream().map(Parameter::value).distinct().count() > 1) {
            defects.accept(Defect.CONFLICTING_BOUNDARY, boundary);
            return "";
        }
        if (continued
                || boundaries.get(0).flawed()
                || isOdd(boundary, boundaries.get(0).quoted())) {
            defects.accept(Defect.ODD_BOUNDARY, boundary);
            return "";
        }
        if (boundary.indexOf(' ') >= 0 || boundary.indexOf('\t') >= 0) {
            defects.accept(Defect.SPACED_BOUNDARY, boundary);
        }
        return boundary.stripTrailing();
    }

    /** Beyond the characters of RFC 2046, 5.1.1, that senders use without harm. */
    private static boolean isOdd(String boundary, boolean quoted) {
        boolean encodedWord = boundary.contains("=?") && boundary.contains("?=");
        boolean oddCharacters = boundary.chars().anyMatch(c -> c < ' ' || c > '~' || c == '"' || c == '\\' || c == ';');
        boolean comment = !quoted && (boundary.contains("(") || boundary.contains(","));
        return encodedWord || oddCharacters || comment;
    }

    private String fileName() {
        String name = FileNames.decoded(forNames("Content-Disposition"), "filename", defects);
        if (name.isBlank()) {
            name = FileNames.decoded(forNames("Content-Type"), "name", defects);
        }
        return FileNames.presentable(name);
    }

    /** Folding white space in a name is one space, and so is the tab that some server left of it. */
    private ParameterizedValue forNames(String field) {
        return ParameterizedValue.parse(
                header.first(field).map(HeaderField::unfolded).orElse(""));
    }

    private String contentId() {
        return withoutBrackets(
                header.first("Content-ID").map(HeaderField::octets).orElse(""));
    }

    private static String withoutBrackets(String value) {
        boolean bracketed = value.startsWith("<") && value.endsWith(">") && value.length() > 1;
        return (bracketed ? value.substring(1, value.length() - 1) : value).strip();
    }
}
