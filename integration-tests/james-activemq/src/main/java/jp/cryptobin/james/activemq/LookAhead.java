package jp.cryptobin.james.activemq;

import java.util.List;
import org.apache.activemq.broker.BrokerRegistry;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.Destination;
import org.apache.activemq.broker.region.Queue;
import org.apache.activemq.broker.region.RegionBroker;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;

/**
 * How far a broker looks into a queue for mail that is due. James asks for such mail by a selector, and ActiveMQ by itself
 * looks at no more than the first 200 messages: with as many mails waiting for a vault that is down, no other mail would be
 * given out.
 */
final class LookAhead {
    private static final int MESSAGES = 100_000;

    private LookAhead() {}

    /** For a broker that is not started yet. */
    static void in(BrokerService broker) {
        PolicyEntry queues = new PolicyEntry();
        queues.setQueue(">");
        queues.setMaxPageSize(MESSAGES);
        PolicyMap policies = new PolicyMap();
        policies.setPolicyEntries(List.of(queues));
        broker.setDestinationPolicy(policies);
    }

    /** For one of this virtual machine that runs: also in the queues that it had before its start. */
    static void inRunning(String name) throws Exception {
        BrokerService broker = BrokerRegistry.getInstance().lookup(name);
        in(broker);
        RegionBroker regions = (RegionBroker) broker.getRegionBroker();
        for (Destination destination : regions.getDestinationMap().values()) {
            if (destination instanceof Queue queue) {
                queue.setMaxPageSize(MESSAGES);
            }
        }
    }
}
