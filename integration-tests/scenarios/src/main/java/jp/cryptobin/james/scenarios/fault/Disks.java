package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.scenarios.server.SmallDisk;

/** The file systems of a server, each so small that it can be filled; none where nobody may mount any. */
public final class Disks implements AutoCloseable {
    /** What lies on a file system of its own. */
    public enum Place {
        TEMPORARY("var/tmp", 96),
        /** The broker keeps a journal of 32 MiB, and another one when that is full. */
        SPOOL("var/store", 256),
        REPOSITORIES("var/mail", 96),
        LOGS("logs", 24);

        private final String folder;
        private final int mebibytes;

        Place(String folder, int mebibytes) {
            this.folder = folder;
            this.mebibytes = mebibytes;
        }
    }

    private final Map<Place, SmallDisk> disks = new EnumMap<>(Place.class);
    private final List<String> trouble = new ArrayList<>();

    /** Lays them over the folders of a server that has not started. */
    void mount(Path root) {
        // A run that is interrupted must not leave them behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "small disks"));
        try {
            for (Place place : Place.values()) {
                disks.put(place, SmallDisk.mount(root.resolve(place.folder), place.mebibytes));
            }
        } catch (IOException notAllowed) {
            trouble.add(String.valueOf(notAllowed.getMessage()).strip());
            close();
        }
    }

    /** Why there are none; empty where there are some. */
    String trouble() {
        return String.join("", trouble);
    }

    SmallDisk of(Place place) {
        SmallDisk disk = disks.get(place);
        if (disk == null) {
            throw new NotHereException("no file system of its own: " + trouble());
        }
        return disk;
    }

    @Override
    public synchronized void close() {
        try {
            for (SmallDisk disk : disks.values()) {
                disk.close();
            }
            disks.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
