package jp.cryptobin.james.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.body.EditedBody;
import jp.cryptobin.james.mime.HeaderBlock;
import jp.cryptobin.james.mime.MimeHeader;
import jp.cryptobin.james.mime.TransferEncoding;

/** The MIME fields of one body: the sender's own where they still hold and are clear, else written anew. */
final class BodyHeader {
    /** RFC 5322, 2.1.1 recommends lines of 78 characters; parameter name and separators take the rest. */
    private static final int SEGMENT = 60;

    private BodyHeader() {}

    /**
     * The fields, each with its line end.
     *
     * @param clear whether nothing in the part's header is ambiguous
     * @param lineEnd of the mail; the part may have had another
     */
    static String of(KeptBody kept, EditedBody edited, TransferEncoding encoding, boolean clear, String lineEnd) {
        HeaderBlock header = kept.entity().header();
        return type(kept, edited, clear, lineEnd)
                + "Content-Transfer-Encoding: " + encoding.token() + lineEnd
                + disposition(kept, clear, lineEnd)
                + RebuiltHeader.ofBody(header, lineEnd);
    }

    private static String type(KeptBody kept, EditedBody edited, boolean clear, String lineEnd) {
        HeaderBlock header = kept.entity().header();
        boolean same = edited.charset().isEmpty() && clear;
        if (same) {
            return header.first("Content-Type")
                    .map(field -> RebuiltHeader.clean(field.raw(), lineEnd))
                    .orElse("");
        }
        return "Content-Type: "
                + written(
                        kept.entity().mime(),
                        edited.charset().orElse(kept.entity().mime().charset()),
                        lineEnd) + lineEnd;
    }

    private static String written(MimeHeader mime, String charset, String lineEnd) {
        StringBuilder value = new StringBuilder(mime.contentType().isEmpty() ? "text/plain" : mime.contentType());
        if (!charset.isEmpty() && charset.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\')) {
            value.append("; charset=\"").append(charset).append('"');
        }
        if (mime.flowed()) {
            value.append("; format=flowed");
        }
        if (mime.delSp()) {
            value.append("; delsp=yes");
        }
        if (!mime.fileName().isEmpty()) {
            value.append(name(mime.fileName(), lineEnd));
        }
        return value.toString();
    }

    private static String disposition(KeptBody kept, boolean clear, String lineEnd) {
        if (kept.entity().mime().disposition().isEmpty()) {
            return "";
        }
        HeaderBlock header = kept.entity().header();
        return clear
                ? header.first("Content-Disposition")
                        .map(field -> RebuiltHeader.clean(field.raw(), lineEnd))
                        .orElse("")
                : "Content-Disposition: inline" + lineEnd;
    }

    /** The name in as many segments as lines of legal length need (RFC 2231, 4.1). */
    private static String name(String fileName, String lineEnd) {
        List<String> characters = fileName.codePoints()
                .mapToObj(Character::toString)
                .map(BodyHeader::percentEncoded)
                .toList();
        List<StringBuilder> segments = new ArrayList<>();
        for (String character : characters) {
            if (segments.isEmpty() || segments.get(segments.size() - 1).length() + character.length() > SEGMENT) {
                segments.add(new StringBuilder(segments.isEmpty() ? "UTF-8''" : ""));
            }
            segments.get(segments.size() - 1).append(character);
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            String index = segments.size() == 1 ? "*" : "*" + i + "*";
            name.append(';')
                    .append(lineEnd)
                    .append(" name")
                    .append(index)
                    .append('=')
                    .append(segments.get(i));
        }
        return name.toString();
    }

    /** RFC 8187, 3.2.1: everything but attr-char, as UTF-8. */
    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0);
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
