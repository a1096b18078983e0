package jp.cryptobin.james.activemq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Provider;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.queue.activemq.EmbeddedActiveMQ;
import org.apache.james.queue.activemq.FileSystemBlobTransferPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the broker, of the server's own or shared.
 *
 * @param mailsInFiles whether mails are in files beside the broker, or within its messages
 * @param areShared with other servers
 */
record QueueConnections(ActiveMQConnectionFactory factory, boolean mailsInFiles, boolean areShared) {
    private static final Logger LOGGER = LoggerFactory.getLogger(QueueConnections.class);

    /** As James calls its broker. */
    private static final String NAME_OF_OWN = "james";

    QueueConnections {
        // ActiveMQ by itself gives up a mail that was put back six times, and James looks for it nowhere.
        factory.getRedeliveryPolicy().setMaximumRedeliveries(RedeliveryPolicy.NO_MAXIMUM_REDELIVERIES);
    }

    static QueueConnections ofOwn(EmbeddedActiveMQ broker) {
        try {
            LookAhead.inRunning(NAME_OF_OWN);
        } catch (Exception failure) {
            throw new IllegalStateException("The broker cannot be set up", failure);
        }
        return new QueueConnections((ActiveMQConnectionFactory) broker.getConnectionFactory(), true, false);
    }

    static QueueConnections to(BrokerSettings settings, FileSystem files) {
        LOGGER.info("Queues are at {}", settings);
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(settings.url());
        if (!settings.userName().isEmpty()) {
            factory.setUserName(settings.userName());
            factory.setPassword(settings.password());
        }
        factory.setTrustAllPackages(false);
        // James opens a consumer for each mail: what it had fetched in advance would be kept from other servers, and
        // come back as if it had failed.
        factory.getPrefetchPolicy().setQueuePrefetch(0);
        settings.mails().ifPresent(folder -> factory.setBlobTransferPolicy(files(folder, files)));
        return new QueueConnections(factory, settings.mails().isPresent(), true);
    }

    private static FileSystemBlobTransferPolicy files(Path folder, FileSystem files) {
        Path mails = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(mails)) {
            // Made here, it would be beside the disk that was to be mounted.
            throw new UncheckedIOException(new IOException("mail.directory is not there: " + mails));
        }
        FileSystemBlobTransferPolicy policy = new FileSystemBlobTransferPolicy();
        policy.setFileSystem(files);
        policy.setDefaultUploadUrl("file://" + mails);
        return policy;
    }

    static QueueConnections open(Optional<BrokerSettings> shared, FileSystem files, Provider<EmbeddedActiveMQ> own) {
        if (shared.isPresent()) {
            return to(shared.get(), files);
        }
        return ofOwn(own.get());
    }
}
