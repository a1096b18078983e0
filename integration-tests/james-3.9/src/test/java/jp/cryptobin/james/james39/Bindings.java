package jp.cryptobin.james.james39;

import jakarta.inject.Inject;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.cryptobin.james.delivery.AddressMappings;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.mailets.NoQueues;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.metrics.api.NoopGaugeRegistry;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.apache.mailet.base.test.FakeMatcherConfig;

/** Our mailets and matchers as James makes them: by the names in the XML, with what their constructors ask for. */
final class Bindings {
    private final FakeMailContext context = FakeMailContext.defaultContext();
    private final MemoryMailRepository repository = new MemoryMailRepository();
    private final Gateway gateway;

    /** @param root of a server, with {@code conf/cryptobin.properties} */
    Bindings(Path root) {
        this.gateway = new Gateway(
                new ServerFiles(root), new RecordingMetricFactory(), new NoopGaugeRegistry(), new NoQueues());
    }

    FakeMailContext context() {
        return context;
    }

    /** @param parameters each a name and a value in turn */
    Mailet mailet(String name, String... parameters) throws Exception {
        Mailet mailet = (Mailet) make("jp.cryptobin.james.mailets." + name);
        FakeMailetConfig.Builder config =
                FakeMailetConfig.builder().mailetName(name).mailetContext(context);
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        mailet.init(config.build());
        return mailet;
    }

    Matcher matcher(String name) throws Exception {
        Matcher matcher = (Matcher) make("jp.cryptobin.james.matchers." + name);
        matcher.init(FakeMatcherConfig.builder()
                .matcherName(name)
                .mailetContext(context)
                .build());
        return matcher;
    }

    private Object make(String className) throws ReflectiveOperationException {
        Constructor<?>[] constructors = Class.forName(className).getConstructors();
        Constructor<?> constructor = Arrays.stream(constructors)
                .filter(candidate -> candidate.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElse(constructors[0]);
        Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                .map(this::provide)
                .toArray();
        return constructor.newInstance(arguments);
    }

    MemoryMailRepository repository() {
        return repository;
    }

    private Object provide(Class<?> type) {
        if (type == Gateway.class) {
            return gateway;
        }
        if (type == MailQueueFactory.class) {
            return new NoQueues();
        }
        if (type == AddressMappings.class) {
            // It asks for a class that is not here: nobody gets the mail of another.
            return null;
        }
        if (type == MailRepositoryStore.class) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (store, call, url) -> {
                if (call.getName().equals("select")) {
                    return repository;
                }
                throw new UnsupportedOperationException(call.getName());
            });
        }
        throw new IllegalArgumentException("nothing to inject for " + type);
    }

    /** As James resolves {@code file://}: below the directory of the server. */
    private record ServerFiles(Path root) implements FileSystem {
        private static final String PROTOCOL = "file://";

        @Override
        public InputStream getResource(String url) {
            throw new UnsupportedOperationException(url);
        }

        @Override
        public File getFile(String url) throws FileNotFoundException {
            Path file = root.resolve(url.substring(PROTOCOL.length()));
            if (!Files.exists(file)) {
                throw new FileNotFoundException(url);
            }
            return file.toFile();
        }

        @Override
        public File getBasedir() {
            return root.toFile();
        }
    }
}
