package jp.cryptobin.james.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** The constants of a compiled class: everything that it can name is among them. */
public final class ClassFile {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final String name;
    private final ClassReader reader;

    /**
     * A method or field that a class uses.
     *
     * @param owner of the method or field, with slashes
     * @param ofInterface whether the owner is taken for an interface; null for fields, where it does not matter
     */
    public record Member(String owner, String name, String descriptor, Boolean ofInterface) {
        boolean isMethod() {
            return descriptor.startsWith("(");
        }
    }

    private ClassFile(String name, byte[] octets) {
        this.name = name;
        this.reader = new ClassReader(octets);
    }

    /** All classes of a jar. */
    public static List<ClassFile> of(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .map(entry -> read(file, entry))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ClassFile read(JarFile jar, JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return new ClassFile(entry.getName(), in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As the jar calls it. */
    public String name() {
        return name;
    }

    /** The version of the format: 61 for Java 17. */
    public int version() {
        return reader.readUnsignedShort(6);
    }

    /** All texts: names, descriptors, signatures and the string constants of the code. */
    public Stream<String> texts() {
        return constants(UTF8).mapToObj(offset -> utf8(offset));
    }

    /** The classes that it names, with slashes; arrays as descriptors. */
    public Stream<String> classes() {
        return constants(CLASS).mapToObj(offset -> reader.readUTF8(offset, buffer()));
    }

    /** The methods and fields that it uses. */
    public Stream<Member> members() {
        return Stream.of(FIELD, METHOD, INTERFACE_METHOD)
                .flatMap(tag -> constants(tag).mapToObj(offset -> {
                    int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                    return new Member(
                            reader.readClass(offset, buffer()),
                            reader.readUTF8(nameAndType, buffer()),
                            reader.readUTF8(nameAndType + 2, buffer()),
                            tag == FIELD ? null : tag == INTERFACE_METHOD);
                }));
    }

    private IntStream constants(int tag) {
        return IntStream.range(1, reader.getItemCount())
                .map(reader::getItem)
                .filter(offset -> offset > 0 && reader.readByte(offset - 1) == tag);
    }

    private String utf8(int offset) {
        int length = reader.readUnsignedShort(offset);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) (reader.readByte(offset + 2 + i) & 0xff));
        }
        return text.toString();
    }

    private char[] buffer() {
        return new char[reader.getMaxStringLength()];
    }

    @Override
    public String toString() {
        return name;
    }
}
