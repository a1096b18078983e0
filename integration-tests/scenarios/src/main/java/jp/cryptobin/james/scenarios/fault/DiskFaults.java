package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.cryptobin.james.scenarios.fault.Disks.Place;

/** File systems without room, or that cannot be written to. */
final class DiskFaults {
    private static final Duration TIME = Duration.ofSeconds(6);

    private DiskFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Place place : Place.values()) {
            faults.add(new Fault(
                    "disk: " + words(place) + " full", "no octet of room, then room again", TIME, new Full(place)));
        }
        for (Place place : List.of(Place.TEMPORARY, Place.REPOSITORIES)) {
            faults.add(new Fault(
                    "disk: " + words(place) + " read-only",
                    "mounted read-only, then writable again",
                    TIME,
                    new ReadOnly(place)));
        }
        return faults;
    }

    private static String words(Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    private record Full(Place place) implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) throws IOException {
            stage.disks().of(place).fill();
        }

        @Override
        public void heal(FaultStage stage) throws IOException {
            stage.disks().of(place).empty();
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return true;
        }
    }

    private record ReadOnly(Place place) implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) throws Exception {
            for (int attempt = 0; ; attempt++) {
                try {
                    stage.disks().of(place).protect();
                    return;
                } catch (IOException busy) {
                    // A file is being written at this very moment.
                    if (attempt == 100) {
                        throw busy;
                    }
                    Thread.sleep(50);
                }
            }
        }

        @Override
        public void heal(FaultStage stage) throws IOException {
            stage.disks().of(place).unprotect();
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return true;
        }
    }
}
