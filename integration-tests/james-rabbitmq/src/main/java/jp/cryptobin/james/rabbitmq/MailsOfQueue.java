package jp.cryptobin.james.rabbitmq;

import com.rabbitmq.client.Channel;
import java.util.List;
import org.apache.james.backends.rabbitmq.SimpleConnectionPool;
import org.apache.james.blob.api.BlobId;
import org.apache.james.blob.api.BlobStore;
import org.apache.james.blob.mail.MimeMessagePartsId;
import org.apache.james.queue.rabbitmq.MailQueueName;
import org.apache.james.queue.rabbitmq.view.api.DeleteCondition;
import org.apache.james.queue.rabbitmq.view.api.FakeMailQueueView;
import org.apache.james.queue.rabbitmq.view.api.MailQueueView;
import org.apache.james.queue.rabbitmq.view.cassandra.CassandraMailQueueBrowser.CassandraMailQueueItemView;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What James keeps in Cassandra of the mails in a queue, without Cassandra: their number, as RabbitMQ has it, and that the
 * mail of a message goes when the message is done. Nobody can look through the queue, and nobody can take a single mail
 * out of it.
 */
final class MailsOfQueue extends FakeMailQueueView<CassandraMailQueueItemView> {
    /** How James calls the queue of RabbitMQ. */
    private static final String WORK_QUEUE = "JamesMailQueue-workqueue-";

    private final MailQueueName name;
    private final SimpleConnectionPool connections;
    private final BlobStore blobs;

    private MailsOfQueue(MailQueueName name, SimpleConnectionPool connections, BlobStore blobs) {
        this.name = name;
        this.connections = connections;
        this.blobs = blobs;
    }

    record Factory(SimpleConnectionPool connections, BlobStore blobs) implements MailQueueView.Factory {
        @Override
        public MailQueueView<CassandraMailQueueItemView> create(MailQueueName name) {
            return new MailsOfQueue(name, connections, blobs);
        }
    }

    @Override
    public Mono<Long> delete(DeleteCondition condition) {
        if (condition instanceof DeleteCondition.WithEnqueueId one) {
            MimeMessagePartsId parts = one.getBlobIds();
            return Flux.fromIterable(List.<BlobId>of(parts.getHeaderBlobId(), parts.getBodyBlobId()))
                    .concatMap(id -> blobs.delete(blobs.getDefaultBucketName(), id))
                    .then(Mono.just(1L));
        }
        return Mono.error(new UnsupportedOperationException("Use the management of RabbitMQ to empty a queue"));
    }

    @Override
    public Mono<Long> getSizeReactive() {
        return connections.getResilientConnection().map(connection -> {
            try (Channel channel = connection.createChannel()) {
                return channel.messageCount(WORK_QUEUE + name.asString());
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    @Override
    public long getSize() {
        return getSizeReactive().block();
    }
}
