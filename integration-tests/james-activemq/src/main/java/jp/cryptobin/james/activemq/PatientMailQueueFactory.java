package jp.cryptobin.james.activemq;

import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueueItemDecoratorFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.queue.jms.JMSMailQueueFactory;

/**
 * Makes queues that outlast a full disk. As a {@link BooleanSupplier} it tells the gateway whether what this thread puts
 * into a queue is seen only when, and as soon as, the mail in hand is done: then nothing need be noted of it.
 */
final class PatientMailQueueFactory extends JMSMailQueueFactory implements BooleanSupplier {
    private final QueueConnections connections;

    @Inject
    PatientMailQueueFactory(
            QueueConnections connections,
            MailQueueItemDecoratorFactory decorator,
            MetricFactory metrics,
            GaugeRegistry gauges) {
        super(connections.factory(), decorator, metrics, gauges);
        this.connections = connections;
    }

    @Override
    protected ManageableMailQueue createCacheableMailQueue(MailQueueName name) {
        return new PatientMailQueue(mailQueueItemDecoratorFactory, name, connections, metricFactory, gaugeRegistry);
    }

    @Override
    public boolean getAsBoolean() {
        return MailInHand.ofThread().isPresent();
    }
}
