package jp.cryptobin.james.mime;

import java.util.List;
import java.util.Optional;

/**
 * The header of a message or of a part: fields in order, with their octets.
 *
 * @param fields the fields
 * @param lineEnd the line end that the block uses, CRLF on the wire
 * @param cutShort whether it ended at a line that is no field, without the empty line
 */
public record HeaderBlock(List<HeaderField> fields, String lineEnd, boolean cutShort) {
    public HeaderBlock {
        fields = List.copyOf(fields);
    }

    public List<HeaderField> all(String name) {
        return fields.stream().filter(field -> field.is(name)).toList();
    }

    public Optional<HeaderField> first(String name) {
        return fields.stream().filter(field -> field.is(name)).findFirst();
    }

    /** The decoded text of the first field of that name; empty where there is none. */
    public String text(String name) {
        return first(name).map(HeaderField::text).orElse("");
    }
}
