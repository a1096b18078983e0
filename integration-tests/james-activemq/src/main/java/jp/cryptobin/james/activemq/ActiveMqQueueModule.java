package jp.cryptobin.james.activemq;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.apache.activemq.store.PersistenceAdapter;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.queue.activemq.ActiveMQHealthCheck;
import org.apache.james.queue.activemq.EmbeddedActiveMQ;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.utils.PropertiesProvider;

/**
 * The queue that James 3.8.1 has in {@code james-server-queue-activemq}: ActiveMQ within the server, with KahaDB and the
 * messages in files below {@code var/store/activemq}. What a mail has reached is on disk before it goes on; a mail in
 * hand is handed out again after a crash. Where {@code conf/activemq.properties} names a broker, the queue is there instead,
 * and other servers may share it.
 */
public final class ActiveMqQueueModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(KahaDBPersistenceAdapter.class).in(Scopes.SINGLETON);
        bind(PersistenceAdapter.class).to(KahaDBPersistenceAdapter.class);
        bind(EmbeddedActiveMQ.class).in(Scopes.SINGLETON);
        bind(PatientMailQueueFactory.class).in(Scopes.SINGLETON);
        Multibinder.newSetBinder(binder(), HealthCheck.class).addBinding().to(ActiveMQHealthCheck.class);
    }

    @Provides
    @Singleton
    MailQueueFactory<? extends ManageableMailQueue> manageable(PatientMailQueueFactory factory) {
        factory.setUseJMX(false);
        factory.init();
        return factory;
    }

    @Provides
    @Singleton
    MailQueueFactory<?> any(MailQueueFactory<? extends ManageableMailQueue> factory) {
        return factory;
    }

    @Provides
    @Singleton
    MailQueueFactory<? extends MailQueue> plain(MailQueueFactory<? extends ManageableMailQueue> factory) {
        return factory;
    }

    @Provides
    @Singleton
    QueueConnections queueConnections(
            PropertiesProvider properties, FileSystem files, Provider<EmbeddedActiveMQ> ownBroker) {
        return QueueConnections.open(BrokerSettings.read(properties), files, ownBroker);
    }

    @Provides
    @Singleton
    javax.jms.ConnectionFactory connections(QueueConnections connections) {
        return connections.factory();
    }
}
