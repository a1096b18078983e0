package jp.cryptobin.james.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import jp.cryptobin.james.mime.MessageReader;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.tnef.TnefReader;

/** Reads files out of a message by their paths, also those within a winmail.dat that was taken apart. */
public final class FileReader {
    /** Is given each file, in the order of the message. */
    public interface Sink {
        void file(PartPath path, InputStream content) throws IOException;
    }

    private FileReader() {}

    /**
     * @param message the raw message; not closed
     * @param limits with which it was inspected
     * @param paths of files in its inspection
     * @throws IOException if the message cannot be read, or the sink fails
     */
    public static void read(InputStream message, ReadingLimits limits, Set<PartPath> paths, Sink sink)
            throws IOException {
        Set<PartPath> parents = paths.stream().map(PartPath::parent).collect(Collectors.toSet());
        MessageReader.read(message, limits, (entity, content) -> {
            if (paths.contains(entity.path())) {
                sink.file(entity.path(), content);
            } else if (parents.contains(entity.path())) {
                TnefReader.read(content, limits.parts(), (number, file) -> {
                    PartPath path = entity.path().child(number);
                    if (paths.contains(path)) {
                        sink.file(path, file);
                    }
                });
            }
        });
    }
}
