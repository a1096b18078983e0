package jp.cryptobin.james.rabbitmq;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Set;
import javax.inject.Singleton;
import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.backends.rabbitmq.RabbitMQConfiguration;
import org.apache.james.backends.rabbitmq.RabbitMQHealthCheck;
import org.apache.james.backends.rabbitmq.ReactorRabbitMQChannelPool;
import org.apache.james.backends.rabbitmq.ReceiverProvider;
import org.apache.james.backends.rabbitmq.SimpleConnectionPool;
import org.apache.james.blob.api.BlobId;
import org.apache.james.blob.api.BlobStore;
import org.apache.james.blob.api.BlobStoreDAO;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.mailetcontainer.impl.JamesMailSpooler;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.queue.rabbitmq.RabbitMQMailQueueDeadLetterQueueHealthCheck;
import org.apache.james.queue.rabbitmq.RabbitMQMailQueueFactory;
import org.apache.james.queue.rabbitmq.view.RabbitMQMailQueueConfiguration;
import org.apache.james.queue.rabbitmq.view.api.MailQueueView;
import org.apache.james.server.blob.deduplication.PassThroughBlobStore;
import org.apache.james.utils.InitializationOperation;
import org.apache.james.utils.InitilizationOperationBuilder;
import org.apache.james.utils.PropertiesProvider;
import reactor.core.publisher.Mono;
import reactor.rabbitmq.RabbitFlux;
import reactor.rabbitmq.ReceiverOptions;
import reactor.rabbitmq.Sender;

/**
 * The queue that James 3.8.1 has in {@code james-server-queue-rabbitmq}, without Cassandra: {@code conf/rabbitmq.properties}
 * as James documents it, and in it {@code mail.directory}, a folder that all servers have in common.
 */
public final class RabbitMqQueueModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(SimpleConnectionPool.class).in(Scopes.SINGLETON);
        bind(PassThroughBlobStore.class).in(Scopes.SINGLETON);
        bind(BlobStore.class).to(PassThroughBlobStore.class);
        Multibinder<HealthCheck> checks = Multibinder.newSetBinder(binder(), HealthCheck.class);
        checks.addBinding().to(RabbitMQHealthCheck.class);
        checks.addBinding().to(RabbitMQMailQueueDeadLetterQueueHealthCheck.class);
    }

    @Provides
    @Singleton
    Settings settings(PropertiesProvider properties) throws ConfigurationException, FileNotFoundException {
        return new Settings(properties.getConfiguration("rabbitmq"));
    }

    /** The file, by a name of its own. */
    record Settings(Configuration file) {}

    @Provides
    @Singleton
    RabbitMQConfiguration server(Settings settings) {
        return RabbitMQConfiguration.from(settings.file());
    }

    @Provides
    @Singleton
    RabbitMQMailQueueConfiguration queues(Settings settings) {
        return RabbitMQMailQueueConfiguration.from(settings.file());
    }

    @Provides
    @Singleton
    SimpleConnectionPool.Configuration connections() {
        return SimpleConnectionPool.Configuration.DEFAULT;
    }

    @Provides
    @Singleton
    ReactorRabbitMQChannelPool channels(SimpleConnectionPool connections, MetricFactory metrics) {
        ReactorRabbitMQChannelPool pool = new ReactorRabbitMQChannelPool(
                connections.getResilientConnection(), ReactorRabbitMQChannelPool.Configuration.DEFAULT, metrics);
        pool.start();
        return pool;
    }

    @Provides
    @Singleton
    Sender sender(ReactorRabbitMQChannelPool channels) {
        return channels.getSender();
    }

    @Provides
    @Singleton
    ReceiverProvider receivers(SimpleConnectionPool connections) {
        return () ->
                RabbitFlux.createReceiver(new ReceiverOptions().connectionMono(connections.getResilientConnection()));
    }

    @Provides
    @Singleton
    BlobStoreDAO blobs(Settings settings, BlobId.Factory ids) {
        return new FolderBlobStore(Path.of(settings.file().getString("mail.directory")), ids);
    }

    @Provides
    @Singleton
    MailQueueView.Factory views(SimpleConnectionPool connections, BlobStore blobs) {
        return new MailsOfQueue.Factory(connections, blobs);
    }

    /** Whoever takes mail from a queue begins anew when the connection is back. */
    @ProvidesIntoSet
    SimpleConnectionPool.ReconnectionHandler spoolerAgain(JamesMailSpooler spooler) {
        return connection -> Mono.fromRunnable(spooler::restart);
    }

    @ProvidesIntoSet
    InitializationOperation reconnections(
            SimpleConnectionPool connections, Set<SimpleConnectionPool.ReconnectionHandler> handlers) {
        return InitilizationOperationBuilder.forClass(SimpleConnectionPool.class)
                .init(() -> connections.init(handlers));
    }

    @Provides
    @Singleton
    MailQueueFactory<? extends ManageableMailQueue> manageable(RabbitMQMailQueueFactory factory) {
        return factory;
    }

    @Provides
    @Singleton
    MailQueueFactory<?> any(RabbitMQMailQueueFactory factory) {
        return factory;
    }

    @Provides
    @Singleton
    MailQueueFactory<? extends MailQueue> plain(RabbitMQMailQueueFactory factory) {
        return factory;
    }
}
