package jp.cryptobin.james.rabbitmq;

import org.apache.james.ExtraProperties;
import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.JamesServerMain;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.modules.RunArgumentsModule;
import org.apache.james.modules.server.JMXServerModule;

/** James's memory server, but what is on its way is in queues of RabbitMQ; accounts and mailboxes stay in memory. */
public final class RabbitMqJamesServerMain {
    private RabbitMqJamesServerMain() {}

    public static void main(String[] arguments) throws Exception {
        ExtraProperties.initialize();
        MemoryJamesConfiguration configuration = MemoryJamesConfiguration.builder()
                .useWorkingDirectoryEnvProperty()
                .build();
        JamesServerMain.main(MemoryJamesServerMain.createServer(configuration)
                .combineWith(new FakeSearchMailboxModule(), new JMXServerModule())
                .overrideWith(new RabbitMqQueueModule(), new RunArgumentsModule(arguments)));
    }
}
