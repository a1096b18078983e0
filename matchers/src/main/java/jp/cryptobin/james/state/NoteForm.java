package jp.cryptobin.james.state;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageLayout;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.FoundDefect;
import jp.cryptobin.james.mime.HeaderAddress;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Violation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a record is written as text. What people look at in webadmin is JSON with names. What only the gateway reads, and
 * reads often, has values alone, in the order of the records; it begins with their shape, so that the text of a version
 * that had other records is no text of this one.
 */
final class NoteForm<T> {
    private static final JsonMapper NAMED = strict().build();
    private static final List<Class<?>> WITHOUT_NAMES = List.of(
            InspectionNote.class,
            InspectionSettings.class,
            InspectionSettings.Naming.class,
            ReadingLimits.class,
            Limits.class,
            MessageLayout.class,
            MessageLayout.Body.class,
            Inspection.class,
            Part.class,
            FoundDefect.class,
            HeaderAddress.class,
            Violation.class);

    private final String prefix;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private NoteForm(String prefix, JsonMapper json, Class<T> type) {
        this.prefix = prefix;
        this.reader = json.readerFor(type);
        this.writer = json.writerFor(type);
    }

    /** A note of which something is missing is none. */
    private static JsonMapper.Builder strict() {
        return JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    static <T> NoteForm<T> named(Class<T> type) {
        return new NoteForm<>("", NAMED, type);
    }

    static <T> NoteForm<T> compact(Class<T> type) {
        JsonMapper.Builder json = strict();
        for (Class<?> each : WITHOUT_NAMES) {
            json.withConfigOverride(
                    each, override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)));
        }
        return new NoteForm<>(RecordShape.of(type) + " ", json.build(), type);
    }

    /** @throws IllegalArgumentException if the text has another shape; a JacksonException if it is damaged */
    T read(String text) {
        if (!text.startsWith(prefix)) {
            throw new IllegalArgumentException("of another version");
        }
        T read = reader.readValue(text.substring(prefix.length()));
        if (read == null) {
            throw new IllegalArgumentException("says nothing");
        }
        return read;
    }

    String write(T value) {
        return prefix + writer.writeValueAsString(value);
    }
}
