package jp.cryptobin.james.rabbitmq;

import com.google.common.io.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.james.blob.api.BlobId;
import org.apache.james.blob.api.BlobStoreDAO;
import org.apache.james.blob.api.BucketName;
import org.apache.james.blob.api.ObjectNotFoundException;
import org.apache.james.blob.api.ObjectStoreIOException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Blobs in a folder, one file each, for mails that several servers have in common. James 3.8.1 has such a store for
 * Cassandra, S3 and memory.
 */
final class FolderBlobStore implements BlobStoreDAO {
    private static final String UNFINISHED = ".part";

    private final Path root;
    private final BlobId.Factory ids;

    /** @param root that is there: made here, it would be beside the disk that was to be mounted */
    FolderBlobStore(Path root, BlobId.Factory ids) {
        if (!Files.isDirectory(root)) {
            throw new IllegalStateException("The folder for mails is not there: " + root);
        }
        this.root = root;
        this.ids = ids;
    }

    private Path bucket(BucketName bucket) {
        return root.resolve(bucket.asString());
    }

    private Path file(BucketName bucket, BlobId id) {
        return bucket(bucket).resolve(id.asString().replaceAll("[^\\w-]", "_"));
    }

    @Override
    public InputStream read(BucketName bucket, BlobId id) {
        try {
            return Files.newInputStream(file(bucket, id));
        } catch (NoSuchFileException missing) {
            // Where the disk is away, the mail goes back into the queue; for one that is really gone it does not.
            if (Files.isDirectory(bucket(bucket))) {
                throw new ObjectNotFoundException("no blob " + id.asString(), missing);
            }
            throw new ObjectStoreIOException("the folder for mails is away", missing);
        } catch (IOException failure) {
            throw new ObjectStoreIOException("blob " + id.asString() + " cannot be read", failure);
        }
    }

    @Override
    public Publisher<InputStream> readReactive(BucketName bucket, BlobId id) {
        return Mono.fromCallable(() -> read(bucket, id));
    }

    @Override
    public Publisher<byte[]> readBytes(BucketName bucket, BlobId id) {
        return Mono.fromCallable(() -> {
            try (InputStream in = read(bucket, id)) {
                return in.readAllBytes();
            }
        });
    }

    @Override
    public Publisher<Void> save(BucketName bucket, BlobId id, byte[] data) {
        return save(bucket, id, new ByteArrayInputStream(data));
    }

    @Override
    public Publisher<Void> save(BucketName bucket, BlobId id, InputStream content) {
        return Mono.fromRunnable(() -> write(file(bucket, id), content));
    }

    @Override
    public Publisher<Void> save(BucketName bucket, BlobId id, ByteSource content) {
        return Mono.fromRunnable(() -> {
            try (InputStream in = content.openStream()) {
                write(file(bucket, id), in);
            } catch (IOException failure) {
                throw new ObjectStoreIOException("blob " + id.asString() + " cannot be read", failure);
            }
        });
    }

    private static void write(Path file, InputStream content) {
        Path unfinished = file.resolveSibling(UUID.randomUUID() + UNFINISHED);
        try {
            Files.createDirectories(file.getParent());
            Files.copy(content, unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new ObjectStoreIOException("blob " + file.getFileName() + " cannot be written", failure);
        }
    }

    @Override
    public Publisher<Void> delete(BucketName bucket, BlobId id) {
        return Mono.fromRunnable(() -> {
            try {
                Files.deleteIfExists(file(bucket, id));
            } catch (IOException failure) {
                throw new ObjectStoreIOException("blob " + id.asString() + " cannot be deleted", failure);
            }
        });
    }

    @Override
    public Publisher<Void> delete(BucketName bucket, Collection<BlobId> some) {
        return Flux.fromIterable(some).concatMap(id -> delete(bucket, id)).then();
    }

    @Override
    public Publisher<Void> deleteBucket(BucketName bucket) {
        return Flux.from(listBlobs(bucket)).concatMap(id -> delete(bucket, id)).then();
    }

    @Override
    public Publisher<BucketName> listBuckets() {
        return Flux.defer(() -> Flux.fromIterable(names(root))).map(BucketName::of);
    }

    @Override
    public Publisher<BlobId> listBlobs(BucketName bucket) {
        return Flux.defer(() -> Flux.fromIterable(names(bucket(bucket))))
                .filter(name -> !name.endsWith(UNFINISHED))
                .map(ids::from);
    }

    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException failure) {
                throw new ObjectStoreIOException(folder + " cannot be read", failure);
            }
        }
        return names;
    }
}
