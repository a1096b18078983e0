package jp.cryptobin.james.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import javax.mail.NoSuchProviderException;
import javax.mail.Provider;
import javax.mail.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesAtHandTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final AtomicInteger searches = new AtomicInteger();

    /** Counts how often the class path is searched for those who provide a service. */
    private final ClassLoader classPath = new ClassLoader(Session.class.getClassLoader()) {
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            searches.addAndGet(name.startsWith("META-INF/services/") ? 1 : 0);
            return super.getResources(name);
        }
    };

    @AfterEach
    void putBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static List<String> providers(ClassLoader loader) {
        List<String> names = new ArrayList<>();
        ServiceLoader.load(Provider.class, loader).forEach(provider -> names.add(provider.getClassName()));
        return names;
    }

    @Test
    void givesTheSameProvidersInTheSameOrder() throws IOException {
        assertThat(providers(new ServicesAtHand(Provider.class, classPath)))
                .isEqualTo(providers(classPath))
                .isNotEmpty();
    }

    @Test
    void searchesTheClassPathOnce() throws IOException, NoSuchProviderException {
        ServicesAtHand services = new ServicesAtHand(Provider.class, classPath);
        services.useHere();

        for (int mail = 0; mail < 3; mail++) {
            assertThat(Session.getInstance(new Properties()).getTransport("smtp"))
                    .isNotNull();
        }

        assertThat(searches).hasValue(1);
    }

    @Test
    void leavesEverythingElseToItsParent() throws IOException, ClassNotFoundException {
        ServicesAtHand services = new ServicesAtHand(Provider.class, classPath);

        assertThat(services.getResources("META-INF/services/no.Such").hasMoreElements())
                .isFalse();
        assertThat(searches).hasValue(2);
        assertThat(services.loadClass(Session.class.getName())).isSameAs(Session.class);
    }
}
