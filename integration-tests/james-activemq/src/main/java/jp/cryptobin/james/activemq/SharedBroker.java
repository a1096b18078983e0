package jp.cryptobin.james.activemq;

import java.io.File;
import java.net.URI;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.plugin.StatisticsBrokerPlugin;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;

/**
 * An ActiveMQ in a process of its own, for several servers. Arguments: the address, such as
 * {@code tcp://127.0.0.1:61616}, and the folder of its messages. Set up as docs/scaling.md says of any other.
 */
public final class SharedBroker {
    /** A mail within a message is one frame. */
    private static final int LARGEST_FRAME = 104_857_600;

    private static final long MEMORY = 128L * 1024 * 1024;

    private SharedBroker() {}

    public static void main(String[] arguments) throws Exception {
        URI address = URI.create(arguments[0]);
        BrokerService broker = broker(address, new File(arguments[1]));
        broker.start();
        broker.waitUntilStarted();
        System.out.println(
                "broker ready at " + broker.getTransportConnectors().get(0).getPublishableConnectString());
        broker.waitUntilStopped();
    }

    private static BrokerService broker(URI address, File folder) throws Exception {
        BrokerService broker = new BrokerService();
        broker.setBrokerName("shared");
        broker.setUseJmx(false);
        broker.setSchedulerSupport(false);
        broker.setDataDirectoryFile(folder);
        KahaDBPersistenceAdapter store = new KahaDBPersistenceAdapter();
        store.setDirectory(new File(folder, "kahadb"));
        broker.setPersistenceAdapter(store);
        // James asks it for the length of a queue, and waits two seconds where nobody answers.
        broker.setPlugins(new BrokerPlugin[] {new StatisticsBrokerPlugin()});
        broker.addConnector(address + "?wireFormat.maxFrameSize=" + LARGEST_FRAME);
        broker.getSystemUsage().getMemoryUsage().setLimit(MEMORY);
        LookAhead.in(broker);
        return broker;
    }
}
