package jp.cryptobin.james.matchers;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a binding has from its {@code init} on. James makes one by a constructor that knows no configuration, then calls
 * {@code init}, and gives it work only after that; {@code destroy} it calls also where {@code init} failed.
 */
public final class AfterInit<T> {
    private @Nullable T value;

    public void set(T value) {
        this.value = value;
    }

    /** @throws IllegalStateException before {@code init} */
    public T get() {
        if (value == null) {
            throw new IllegalStateException("init() comes first");
        }
        return value;
    }

    /** For {@code destroy}, and for what not every configuration has. */
    public void ifPresent(Consumer<? super T> action) {
        if (value != null) {
            action.accept(value);
        }
    }
}
