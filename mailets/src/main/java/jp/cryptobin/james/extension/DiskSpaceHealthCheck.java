package jp.cryptobin.james.extension;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.inject.Inject;
import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.apache.james.filesystem.api.FileSystem;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is room for temporary files, for the queue and the repositories, and for the logs: degraded where little
 * is left, unhealthy where not even one large mail finds room or nothing can be written. Tries it out with a file.
 *
 * <p>{@code conf/healthcheck.properties}:
 * {@code additional.healthchecks=jp.cryptobin.james.extension.DiskSpaceHealthCheck}
 */
public class DiskSpaceHealthCheck implements HealthCheck {
    static final ComponentName NAME = new ComponentName("Crypto-bin disk space");

    private static final Logger LOGGER = LoggerFactory.getLogger(DiskSpaceHealthCheck.class);

    private final Map<String, DiskSpace> places;
    private final AtomicBoolean full = new AtomicBoolean();

    @Inject
    public DiskSpaceHealthCheck(FileSystem files) throws FileNotFoundException {
        this(files.getBasedir().toPath(), TemporaryFiles.folder());
    }

    DiskSpaceHealthCheck(Path server, Path temporary) {
        places = Map.of(
                "temporary files", new DiskSpace(temporary),
                "queue and repositories", new DiskSpace(server.resolve("var")),
                "logs", new DiskSpace(server.resolve("logs")));
    }

    @Override
    public ComponentName componentName() {
        return NAME;
    }

    @Override
    public Publisher<Result> check() {
        return new FuturePublisher<>(CompletableFuture.completedFuture(result()));
    }

    private Result result() {
        List<String> words = new ArrayList<>();
        boolean none = false;
        for (Map.Entry<String, DiskSpace> place : places.entrySet()) {
            DiskSpace.State state = place.getValue().look();
            none |= state.isFull();
            state.words().ifPresent(text -> words.add(place.getKey() + ": " + text));
        }
        String cause = String.join("; ", words.stream().sorted().toList());
        say(none, cause);
        if (none) {
            return Result.unhealthy(NAME, cause);
        }
        return Optional.of(cause)
                .filter(text -> !text.isEmpty())
                .map(text -> Result.degraded(NAME, text))
                .orElseGet(() -> Result.healthy(NAME));
    }

    /** When it begins and when it is over; James itself says it again and again in between. */
    private void say(boolean none, String cause) {
        if (full.getAndSet(none) != none) {
            if (none) {
                LOGGER.error("No room, mail will stand still: {}", cause);
            } else {
                LOGGER.info("There is room again, mail goes on by itself");
            }
        }
    }
}
