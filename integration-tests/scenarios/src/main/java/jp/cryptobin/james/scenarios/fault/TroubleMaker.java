package jp.cryptobin.james.scenarios.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import jp.cryptobin.james.scenarios.server.Places;
import org.jspecify.annotations.Nullable;

/** A mailet of somebody else, in a jar of its own beside the gateway's, that fails with an Error when it is told to. */
public final class TroubleMaker {
    private static final String NAME = "ThrowingMailet";
    private static final String WISH = "var/error-wanted";
    private static final String SOURCE = """
            import java.nio.file.Files;
            import java.nio.file.Path;
            import org.apache.mailet.Mail;
            import org.apache.mailet.base.GenericMailet;

            public class ThrowingMailet extends GenericMailet {
                @Override
                public void service(Mail mail) {
                    String wish;
                    try {
                        wish = Files.readString(Path.of("var/error-wanted"));
                    } catch (java.io.IOException none) {
                        return;
                    }
                    if (!wish.startsWith(getInitParameter("place") + " ")) {
                        return;
                    }
                    switch (wish.substring(wish.indexOf(' ') + 1)) {
                        case "StackOverflowError": throw new StackOverflowError("wanted");
                        case "OutOfMemoryError": throw new OutOfMemoryError("wanted");
                        case "NoClassDefFoundError": throw new NoClassDefFoundError("wanted");
                        default: throw new AssertionError("wanted");
                    }
                }
            }
            """;

    private final Places places;
    private @Nullable Path root;

    TroubleMaker(Places places) {
        this.places = places;
    }

    /** The lines that have it stand in a processor, without any parameter of James's. */
    static String mailet(String place) {
        return "<mailet match=\"All\" class=\"" + NAME + "\"><place>" + place + "</place></mailet>\n";
    }

    void install(Path server) {
        root = server;
        try {
            Path folder = Files.createTempDirectory(places.work(), "mailet-");
            Path source = Files.writeString(folder.resolve(NAME + ".java"), SOURCE);
            compile(source);
            try (JarOutputStream jar =
                    new JarOutputStream(Files.newOutputStream(server.resolve("extensions-jars/throwing.jar")))) {
                jar.putNextEntry(new JarEntry(NAME + ".class"));
                jar.write(Files.readAllBytes(folder.resolve(NAME + ".class")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> jars = Files.list(places.james().resolve("lib"))) {
            List<String> api = jars.map(Path::toString)
                    .filter(jar -> jar.matches(".*(mailet|james-core|javax.mail|guava).*\\.jar"))
                    .toList();
            int failed = compiler.run(
                    null, null, null, "-proc:none", "-cp", String.join(File.pathSeparator, api), source.toString());
            if (failed != 0) {
                throw new IllegalStateException(source + " cannot be compiled");
            }
        }
    }

    /** Lets it fail for every mail from now on. */
    void fail(String place, String error) throws IOException {
        Files.writeString(server().resolve(WISH), place + " " + error);
    }

    void stop() throws IOException {
        Files.deleteIfExists(server().resolve(WISH));
    }

    private Path server() {
        if (root == null) {
            throw new IllegalStateException("Not installed");
        }
        return root;
    }
}
