package jp.cryptobin.james.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import jp.cryptobin.james.audit.AuditLog;
import jp.cryptobin.james.audit.ChainFile;
import jp.cryptobin.james.events.GatewayListener;
import jp.cryptobin.james.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the audit log of this server: lines go to a logger of their own, the state of the chain below {@code var}. */
final class AuditTrail {
    /** The logger that {@code logback.xml} leads to a file of its own. */
    static final String LOGGER = "jp.cryptobin.james.audit";

    private static final Logger PROBLEMS = LoggerFactory.getLogger(AuditTrail.class);
    private static final String STATE = "var/cryptobin-audit.chain";
    private static final int NAME_OCTETS = 8;

    private AuditTrail() {}

    /**
     * Opens the log.
     *
     * @param directory the working directory of the server
     * @throws SettingsException if the state cannot be had or written; better told at the start than by the first gap
     */
    static GatewayListener open(Path directory, Clock clock) {
        Logger lines = LoggerFactory.getLogger(LOGGER);
        if (!lines.isInfoEnabled()) {
            PROBLEMS.warn("conf/logback.xml: the logger {} is not at INFO; no audit log is written", LOGGER);
            return GatewayListener.NONE;
        }
        Path state = directory.resolve(STATE);
        try {
            return AuditLog.open(ChainFile.open(state), lines::info, clock, node(), AuditTrail::newChain);
        } catch (IOException | UncheckedIOException failure) {
            throw new SettingsException("The state of the audit log cannot be kept: " + failure.getMessage());
        }
    }

    private static String node() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static String newChain() {
        byte[] octets = new byte[NAME_OCTETS];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}
