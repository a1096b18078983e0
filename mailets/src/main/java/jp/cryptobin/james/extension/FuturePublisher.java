package jp.cryptobin.james.extension;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One value that comes later, in the form in which the server asks for it.
 *
 * @param future the same for all that subscribe
 */
record FuturePublisher<T>(CompletableFuture<T> future) implements Publisher<T> {
    @Override
    public void subscribe(Subscriber<? super T> subscriber) {
        subscriber.onSubscribe(new Once<>(future, subscriber));
    }

    private static final class Once<T> implements Subscription {
        private final CompletableFuture<T> future;
        private final Subscriber<? super T> subscriber;
        private final AtomicBoolean requested = new AtomicBoolean();
        private volatile boolean cancelled;

        Once(CompletableFuture<T> future, Subscriber<? super T> subscriber) {
            this.future = future;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (!requested.compareAndSet(false, true)) {
                return;
            }
            if (count <= 0) {
                subscriber.onError(new IllegalArgumentException("Reactive Streams 3.9: " + count + " requested"));
                return;
            }
            // The result of this stage is nobody's: the subscriber was told.
            CompletableFuture<T> unused = future.whenComplete(this::deliver);
        }

        private void deliver(T value, Throwable failure) {
            if (cancelled) {
                return;
            }
            if (failure != null) {
                subscriber.onError(failure);
                return;
            }
            subscriber.onNext(value);
            if (!cancelled) {
                subscriber.onComplete();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
