package jp.cryptobin.james.extension;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.GatewayListener;
import jp.cryptobin.james.events.Listeners;
import jp.cryptobin.james.events.UntoldNotices;
import jp.cryptobin.james.events.WaitingMail;
import jp.cryptobin.james.hold.Holds;
import jp.cryptobin.james.vault.CryptoBin;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looks on while mail is processed.
 *
 * @param listener is told everything
 * @param waiting what waits, as the listener has heard
 * @param untold notices that reached nobody, likewise
 * @param measured measures a connection
 */
record Observation(
        GatewayListener listener, WaitingMail waiting, UntoldNotices untold, UnaryOperator<CryptoBin> measured) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Observation.class);

    /** Nobody but the listener, and nothing is measured. */
    static Observation by(GatewayListener listener, Clock clock) {
        WaitingMail waiting = new WaitingMail(clock);
        UntoldNotices untold = new UntoldNotices(clock);
        return new Observation(
                new Listeners(List.of(waiting, untold, listener), Observation::failed),
                waiting,
                untold,
                vault -> vault);
    }

    /** The metrics of the server, and the audit log. */
    static Observation begin(Path directory, MetricFactory factory, GaugeRegistry gauges, Holds holds, Clock clock) {
        GatewayMetrics metrics = new GatewayMetrics(factory);
        WaitingMail waiting = new WaitingMail(clock);
        GatewayMetrics.register(gauges, waiting, holds, clock);
        GatewayListener audit = new Listeners(List.of(AuditTrail.open(directory, clock)), (event, failure) -> {
            metrics.auditFailed();
            failed(event, failure);
        });
        UntoldNotices untold = new UntoldNotices(clock);
        Listeners all = new Listeners(List.of(waiting, untold, metrics, audit), Observation::failed);
        return new Observation(all, waiting, untold, vault -> new TimedCryptoBin(vault, factory));
    }

    // A mail whose files the vault has cannot be called back because a disk is full: it goes on, and this is told.
    private static void failed(GatewayEvent event, Throwable failure) {
        LOGGER.error("mail {}: \"{}\" could not be recorded", event.mail().name(), event.code(), failure);
    }
}
