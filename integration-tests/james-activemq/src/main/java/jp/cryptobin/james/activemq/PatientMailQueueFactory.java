package jp.cryptobin.james.activemq;

import javax.inject.Inject;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.activemq.EmbeddedActiveMQ;
import org.apache.james.queue.api.MailQueueItemDecoratorFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.queue.jms.JMSMailQueueFactory;

/** Makes queues that outlast a full disk. */
final class PatientMailQueueFactory extends JMSMailQueueFactory {

    @Inject
    PatientMailQueueFactory(
            EmbeddedActiveMQ broker,
            MailQueueItemDecoratorFactory decorator,
            MetricFactory metrics,
            GaugeRegistry gauges) {
        super(broker.getConnectionFactory(), decorator, metrics, gauges);
        // ActiveMQ by itself gives up a mail that was put back six times, and James looks for it nowhere.
        ((ActiveMQConnectionFactory) broker.getConnectionFactory())
                .getRedeliveryPolicy()
                .setMaximumRedeliveries(RedeliveryPolicy.NO_MAXIMUM_REDELIVERIES);
    }

    @Override
    protected ManageableMailQueue createCacheableMailQueue(MailQueueName name) {
        return new PatientMailQueue(
                connectionFactory, mailQueueItemDecoratorFactory, name, metricFactory, gaugeRegistry);
    }
}
