package jp.cryptobin.james.jar;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.cryptobin.james.jar.ClassFile.Member;
import org.objectweb.asm.Type;

/** Whether a server has everything that our classes in a jar ask it for, by name, parameters and result. */
public final class Linkage implements AutoCloseable {
    private static final String OURS = "jp/cryptobin/james/";
    private static final String SHADED = OURS + "shaded/";

    private final Path jar;
    private final URLClassLoader server;

    /** The jar beside the libraries of the running tests, which are those of the server. */
    public Linkage(Path jar) {
        this.jar = jar;
        String libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // The jar comes first: what it is built from is among the libraries too.
        URL[] classPath = Stream.concat(Stream.of(jar.toString()), Arrays.stream(libraries.split(File.pathSeparator)))
                .map(Linkage::url)
                .toArray(URL[]::new);
        this.server = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(path, impossible);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /**
     * What our classes in the jar use and the server has not, and by which class.
     *
     * @param unseen how the names of classes begin that are left out
     */
    public Set<String> missing(String... unseen) {
        Set<String> missing = new TreeSet<>();
        for (ClassFile file : ours()) {
            if (Arrays.stream(unseen).anyMatch(file.name()::startsWith)) {
                continue;
            }
            file.classes()
                    .filter(name -> find(name) == null)
                    .forEach(name -> missing.add(file + " uses class " + name));
            file.members().filter(member -> !isThere(member)).forEach(member -> missing.add(file + " uses " + member));
        }
        return missing;
    }

    /** The methods and fields of the server that our classes in the jar use. */
    public Set<String> asked(String... packages) {
        Set<String> asked = new TreeSet<>();
        ours().stream()
                .flatMap(ClassFile::members)
                .filter(member -> Arrays.stream(packages).anyMatch(member.owner()::startsWith))
                .forEach(member -> asked.add(member.owner() + "." + member.name() + member.descriptor()));
        return asked;
    }

    private List<ClassFile> ours() {
        return ClassFile.of(jar).stream()
                .filter(file -> file.name().startsWith(OURS) && !file.name().startsWith(SHADED))
                .toList();
    }

    private boolean isThere(Member member) {
        Class<?> owner = find(member.owner());
        if (owner == null) {
            return false;
        }
        if (owner.isArray()) {
            // clone()
            return true;
        }
        return member.isMethod()
                ? owner.isInterface() == member.ofInterface() && hasMethod(owner, member)
                : hasField(owner, member);
    }

    private boolean hasMethod(Class<?> owner, Member member) {
        if (member.name().equals("<init>")) {
            return Arrays.stream(owner.getDeclaredConstructors())
                    .anyMatch(constructor ->
                            Type.getConstructorDescriptor(constructor).equals(member.descriptor()));
        }
        // What only the virtual machine implements has another descriptor for each caller.
        if (owner.getName().startsWith("java.lang.invoke.")) {
            return true;
        }
        return ancestors(owner)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> matches(method, member));
    }

    private static boolean matches(Method method, Member member) {
        return method.getName().equals(member.name())
                && Type.getMethodDescriptor(method).equals(member.descriptor());
    }

    private static boolean hasField(Class<?> owner, Member member) {
        return ancestors(owner)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .anyMatch(field -> matches(field, member));
    }

    private static boolean matches(Field field, Member member) {
        return field.getName().equals(member.name())
                && Type.getDescriptor(field.getType()).equals(member.descriptor());
    }

    private static Stream<Class<?>> ancestors(Class<?> type) {
        Stream<Class<?>> above = Stream.of(type.getInterfaces());
        Class<?> parent = type.isInterface() ? Object.class : type.getSuperclass();
        above = parent == null ? above : Stream.concat(Stream.of(parent), above);
        return Stream.concat(Stream.of(type), above.flatMap(Linkage::ancestors));
    }

    /** The class of that name, or of the elements of that array; null where there is none. */
    private Class<?> find(String name) {
        Type type = Type.getObjectType(name);
        if (type.getSort() == Type.ARRAY) {
            Type element = type.getElementType();
            boolean primitive = element.getSort() != Type.OBJECT;
            return primitive || find(element.getInternalName()) != null ? Object[].class : null;
        }
        try {
            return Class.forName(type.getClassName(), false, server);
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }
}
