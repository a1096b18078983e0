package jp.cryptobin.james.extension;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import javax.inject.Inject;
import javax.inject.Singleton;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.http.HttpCryptoBin;
import org.apache.james.filesystem.api.FileSystem;

/**
 * What the mailets of one James server share: settings, the connections to the vaults, the time.
 *
 * <p>Lives as long as the server and closes nothing: idle connections are given up after seconds, and the threads that
 * do so are daemons.
 */
@Singleton
public class Gateway {
    private static final String SETTINGS = "file://conf/cryptobin.properties";

    private final GatewaySettings settings;
    private final Vaults vaults;
    private final Clock clock;

    /** Reads {@code conf/cryptobin.properties} of the server; whatever is wrong with it stops the start. */
    @Inject
    public Gateway(FileSystem files) {
        this(read(files), Clock.systemUTC());
    }

    private Gateway(GatewaySettings settings, Clock clock) {
        this(settings, new HttpCryptoBin(settings.vault(), clock), clock);
    }

    /** @param vault that of senders without a tenant */
    public Gateway(GatewaySettings settings, CryptoBin vault, Clock clock) {
        this.settings = settings;
        this.vaults = new Vaults(
                vault, settings.vault().restraint(), settings.tenants(), own -> new HttpCryptoBin(own, clock));
        this.clock = clock;
    }

    private static GatewaySettings read(FileSystem files) {
        try {
            Path base = files.getBasedir().toPath();
            Function<String, String> environment = System::getenv;
            return GatewaySettings.read(files.getFile(SETTINGS).toPath(), base, environment);
        } catch (FileNotFoundException missing) {
            throw new SettingsException("conf/cryptobin.properties is missing: " + missing.getMessage());
        }
    }

    public GatewaySettings settings() {
        return settings;
    }

    /** The vault of everybody who is of no tenant. */
    public CryptoBin vault() {
        return vaults.standard();
    }

    /**
     * The vault of a sender.
     *
     * @param sender address in the envelope; empty for the empty sender
     */
    public CryptoBin vault(String sender) {
        return vaults.of(sender);
    }

    public Clock clock() {
        return clock;
    }
}
