package jp.cryptobin.james.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where a chain's state outlives the server. One server writes it: it is locked as long as that one runs. */
public final class ChainFile implements AutoCloseable {
    private static final int MOST_OCTETS = 4_096;

    private final Path path;
    private final FileChannel channel;

    private ChainFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws IOException if it cannot be had alone; the message names the file */
    public static ChainFile open(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new IOException(path + " is in use by another server");
            }
            return new ChainFile(path, channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException withinThisServer) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** What it holds, empty when it is new. */
    String read() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(MOST_OCTETS);
        while (content.hasRemaining() && channel.read(content, content.position()) > 0) {
            // until the end, or as much as no state of ours has
        }
        return new String(content.array(), 0, content.position(), StandardCharsets.ISO_8859_1);
    }

    void write(ChainState state) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(state.text().getBytes(StandardCharsets.ISO_8859_1));
        long length = content.remaining();
        while (content.hasRemaining()) {
            channel.write(content, content.position());
        }
        if (channel.size() > length) {
            channel.truncate(length);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
