package jp.cryptobin.james.state;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32C;

/** Names and types of all that is in a record, as eight digits: another number where anything was added, moved or renamed. */
final class RecordShape {
    private final StringBuilder words = new StringBuilder();
    private final Set<Type> seen = new HashSet<>();

    private RecordShape() {}

    static String of(Class<?> record) {
        RecordShape shape = new RecordShape();
        shape.add(record);
        CRC32C sum = new CRC32C();
        sum.update(shape.words.toString().getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    private void add(Type type) {
        words.append(type.getTypeName()).append(' ');
        if (type instanceof ParameterizedType list) {
            for (Type element : list.getActualTypeArguments()) {
                add(element);
            }
        } else if (type instanceof Class<?> each && each.isRecord() && seen.add(each)) {
            for (RecordComponent component : each.getRecordComponents()) {
                words.append(component.getName()).append(' ');
                add(component.getGenericType());
            }
        }
    }
}
