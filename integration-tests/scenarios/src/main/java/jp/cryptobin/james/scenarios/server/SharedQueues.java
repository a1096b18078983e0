package jp.cryptobin.james.scenarios.server;

import java.nio.file.Path;
import java.util.Map;

/** The queues that several servers share, in a process of its own. */
public interface SharedQueues extends AutoCloseable {

    /** What a server needs in {@code conf}, by name. */
    Map<String, String> files();

    /** Where it keeps everything. */
    Path root();

    /** What a server is started with. */
    Queue kind();

    @Override
    void close();
}
