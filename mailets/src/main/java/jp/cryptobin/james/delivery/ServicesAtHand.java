package jp.cryptobin.james.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A class loader that has at hand who provides a service, for a library that asks {@link java.util.ServiceLoader} again and
 * again: that looks into every jar of the class path each time, and opens the one that it finds.
 */
final class ServicesAtHand extends ClassLoader {
    private static final String PROTOCOL = "services-at-hand";

    static {
        registerAsParallelCapable();
    }

    private final String file;
    private final List<URL> providers = new ArrayList<>();

    /**
     * Of one service, as the parent finds it now.
     *
     * @throws IOException if what the parent finds cannot be read
     */
    ServicesAtHand(Class<?> service, ClassLoader parent) throws IOException {
        super(parent);
        this.file = "META-INF/services/" + service.getName();
        for (URL found : Collections.list(parent.getResources(file))) {
            try (InputStream names = found.openStream()) {
                providers.add(inMemory(names.readAllBytes()));
            }
        }
    }

    private static URL inMemory(byte[] octets) throws IOException {
        return new URL(PROTOCOL, "", -1, "", new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                    @Override
                    public void connect() {}

                    @Override
                    public InputStream getInputStream() {
                        return new ByteArrayInputStream(octets);
                    }
                };
            }
        });
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(file) ? Collections.enumeration(providers) : super.getResources(name);
    }

    /** Has the current thread ask this one. */
    void useHere() {
        Thread current = Thread.currentThread();
        if (current.getContextClassLoader() != this) {
            current.setContextClassLoader(this);
        }
    }
}
