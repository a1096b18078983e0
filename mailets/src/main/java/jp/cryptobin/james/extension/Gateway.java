package jp.cryptobin.james.extension;

import java.io.FileNotFoundException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.inject.Inject;
import javax.inject.Singleton;
import jp.cryptobin.james.events.GatewayListener;
import jp.cryptobin.james.events.UntoldNotices;
import jp.cryptobin.james.events.WaitingMail;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.hold.Holds;
import jp.cryptobin.james.settings.GatewaySettings;
import jp.cryptobin.james.settings.SecretFile;
import jp.cryptobin.james.settings.SettingsException;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.LimitedCryptoBin;
import jp.cryptobin.james.vault.Turns;
import jp.cryptobin.james.vault.http.HttpCryptoBin;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueueFactory;

/**
 * What the mailets of one James server share: settings, the connections to the vaults, the time.
 *
 * <p>Lives as long as the server and closes nothing: idle connections are given up after seconds, and the threads that
 * do so are daemons.
 */
@Singleton
public class Gateway {
    private static final String SETTINGS = "file://conf/cryptobin.properties";
    private static final String HAND_OVERS = "var/cryptobin/hand-overs";

    private final GatewaySettings settings;
    private final Vaults vaults;
    private final Clock clock;
    private final Observation observation;
    private final Rehearsals rehearsals = new Rehearsals();
    private final HandOvers handOvers;
    private final Holds holds;

    /**
     * Reads {@code conf/cryptobin.properties} of the server; whatever is wrong with it stops the start.
     *
     * @param queues that may be a {@link BooleanSupplier}: whether what this thread puts into a queue is seen there only
     *     when the mail in hand is done, and then surely
     */
    @Inject
    public Gateway(FileSystem files, MetricFactory metrics, GaugeRegistry gauges, MailQueueFactory<?> queues) {
        this(
                read(files),
                directory(files),
                metrics,
                gauges,
                queues instanceof BooleanSupplier atOnce ? atOnce : () -> false,
                Clock.systemUTC());
        TemporaryFiles.prepare(
                TemporaryFiles.folder(),
                directory(files),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    private Gateway(
            GatewaySettings settings,
            Path directory,
            MetricFactory metrics,
            GaugeRegistry gauges,
            BooleanSupplier atOnce,
            Clock clock) {
        this(settings, directory, metrics, gauges, new Holds(), atOnce, clock);
    }

    private Gateway(
            GatewaySettings settings,
            Path directory,
            MetricFactory metrics,
            GaugeRegistry gauges,
            Holds holds,
            BooleanSupplier atOnce,
            Clock clock) {
        this(
                settings,
                new HttpCryptoBin(settings.vault(), clock),
                clock,
                Observation.begin(directory, metrics, gauges, holds, clock),
                new Turns(SpoolerThreads.forVaults(directory)),
                HandOvers.open(directory.resolve(HAND_OVERS), Boot.id(), clock, atOnce),
                holds);
    }

    /** @param vault that of senders without a tenant */
    public Gateway(GatewaySettings settings, CryptoBin vault, Clock clock) {
        this(settings, vault, clock, GatewayListener.NONE);
    }

    /**
     * With somebody who looks on.
     *
     * @param vault that of senders without a tenant
     */
    public Gateway(GatewaySettings settings, CryptoBin vault, Clock clock, GatewayListener listener) {
        this(
                settings,
                vault,
                clock,
                Observation.by(listener, clock),
                Turns.withoutWaiting(),
                HandOvers.forgetful(clock),
                new Holds());
    }

    private Gateway(
            GatewaySettings settings,
            CryptoBin vault,
            Clock clock,
            Observation observation,
            Turns turns,
            HandOvers handOvers,
            Holds holds) {
        this.holds = holds;
        this.handOvers = handOvers;
        this.settings = settings;
        this.clock = clock;
        this.observation = observation;
        this.vaults = new Vaults(
                observation.measured().apply(vault),
                settings.vault().callLimits(),
                settings.tenants(),
                own -> observation.measured().apply(new HttpCryptoBin(own, clock)),
                turns);
    }

    private static GatewaySettings read(FileSystem files) {
        try {
            Function<String, String> environment = System::getenv;
            return GatewaySettings.read(
                    files.getFile(SETTINGS).toPath(), directory(files), environment, SecretFile.MADE_AT_START);
        } catch (FileNotFoundException missing) {
            throw new SettingsException("conf/cryptobin.properties is missing: " + missing.getMessage());
        }
    }

    private static Path directory(FileSystem files) {
        try {
            return files.getBasedir().toPath();
        } catch (FileNotFoundException missing) {
            throw new SettingsException("The working directory is missing: " + missing.getMessage());
        }
    }

    public GatewaySettings settings() {
        return settings;
    }

    /**
     * The vault of a sender.
     *
     * @param sender address in the envelope; empty for the empty sender
     */
    public LimitedCryptoBin vault(String sender) {
        return vaults.of(sender);
    }

    /** All vaults, by the names of tenants; that of everybody else has an empty one. */
    public Map<String, LimitedCryptoBin> vaults() {
        return vaults.ofTenants();
    }

    public Clock clock() {
        return clock;
    }

    /** What was handed over from mail to mail. */
    public HandOvers handOvers() {
        return handOvers;
    }

    /** What is done to mail behind the deposit, to be tried out before it. */
    public Rehearsals rehearsals() {
        return rehearsals;
    }

    /** Where mail waits for its sender's word. */
    public Holds holds() {
        return holds;
    }

    /** Is told what happens to mail; never fails. */
    public GatewayListener events() {
        return observation.listener();
    }

    UntoldNotices untoldNotices() {
        return observation.untold();
    }

    WaitingMail waitingMail() {
        return observation.waiting();
    }

    Map<String, CryptoBin> namedVaults() {
        return vaults.named();
    }
}
