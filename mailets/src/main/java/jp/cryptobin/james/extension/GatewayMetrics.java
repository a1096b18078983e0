package jp.cryptobin.james.extension;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.events.EventReader;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.GatewayEvent.HoldEnd;
import jp.cryptobin.james.events.GatewayListener;
import jp.cryptobin.james.events.MailFile;
import jp.cryptobin.james.events.WaitingMail;
import jp.cryptobin.james.hold.Holds;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Verdict;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;

/**
 * Counts what happens, in the metrics of the server. Every counter is there from the start, with 0, so that an alert
 * on one that never moved works.
 */
final class GatewayMetrics implements GatewayListener, EventReader {
    static final String UPLOAD_TIME = "cryptobin.upload";

    private static final String MAILS = "cryptobin.mails.";
    private static final String HOLDS = "cryptobin.holds.";
    private static final String REFUSALS = "cryptobin.refusals.";

    private final Map<Verdict, Metric> mails = new EnumMap<>(Verdict.class);
    private final Map<Reason, Metric> refusals = new EnumMap<>(Reason.class);
    private final Metric deposits;
    private final Metric files;
    private final Metric octets;
    private final Metric retries;
    private final Metric failures;
    private final Metric rewritten;
    private final Metric passwordMails;
    private final Metric notices;
    private final Metric untold;
    private final Metric dropped;
    private final Metric withdrawn;
    private final Metric approvalsFollowed;
    private final Metric approvalsSettled;
    private final Metric holds;
    private final Map<HoldEnd, Metric> holdEnds = new EnumMap<>(HoldEnd.class);
    private final Metric holdAnswers;
    private final Metric auditFailures;

    GatewayMetrics(MetricFactory factory) {
        for (Verdict verdict : Verdict.values()) {
            mails.put(verdict, factory.generate(MAILS + verdict.code()));
        }
        for (Reason reason : Reason.values()) {
            refusals.put(reason, factory.generate(REFUSALS + reason.code()));
        }
        deposits = factory.generate("cryptobin.deposits");
        files = factory.generate("cryptobin.files");
        octets = factory.generate("cryptobin.octets");
        retries = factory.generate("cryptobin.retries");
        failures = factory.generate("cryptobin.failures");
        rewritten = factory.generate("cryptobin.rewritten");
        passwordMails = factory.generate("cryptobin.passwordMails");
        notices = factory.generate("cryptobin.notices");
        untold = factory.generate("cryptobin.untold");
        dropped = factory.generate("cryptobin.dropped");
        withdrawn = factory.generate("cryptobin.withdrawn");
        approvalsFollowed = factory.generate("cryptobin.approvals.followed");
        approvalsSettled = factory.generate("cryptobin.approvals.settled");
        holds = factory.generate(HOLDS + "begun");
        for (HoldEnd end : HoldEnd.values()) {
            holdEnds.put(end, factory.generate(HOLDS + end.code()));
        }
        holdAnswers = factory.generate(HOLDS + "answers");
        auditFailures = factory.generate("cryptobin.audit.failures");
        // Never stopped, so it records nothing; but the server shows the timer from now on.
        TimeMetric unused = factory.timer(UPLOAD_TIME);
    }

    /** How many mails wait for the vault or for their senders, for how long the oldest does, and whether one stays too long. */
    static void register(GaugeRegistry gauges, WaitingMail waiting, Holds holds, Clock clock) {
        gauges.register("cryptobin.held", holds::count);
        gauges.register(
                "cryptobin.held.longestSeconds",
                () -> holds.longest(clock.instant()).toSeconds());
        gauges.register(
                "cryptobin.held.overdueSeconds",
                () -> holds.overdue(clock.instant()).toSeconds());
        gauges.register("cryptobin.waiting", waiting::count);
        gauges.register(
                "cryptobin.waiting.longestSeconds", () -> waiting.longest().toSeconds());
    }

    void auditFailed() {
        auditFailures.increment();
    }

    @Override
    public void happened(GatewayEvent event) {
        event.tell(this);
    }

    @Override
    public void inspected(GatewayEvent.Inspected event) {
        count(mails, event.verdict());
        refusals(event.reasons());
    }

    @Override
    public void deposited(GatewayEvent.Deposited event) {
        deposits.increment();
        files.add(event.files().size());
        add(octets, event.files().stream().mapToLong(MailFile::size).sum());
    }

    @Override
    public void deferred(GatewayEvent.Deferred event) {
        retries.increment();
    }

    @Override
    public void refused(GatewayEvent.Refused event) {
        refusals(event.reasons());
    }

    @Override
    public void failed(GatewayEvent.Failed event) {
        failures.increment();
    }

    @Override
    public void rewritten(GatewayEvent.Rewritten event) {
        rewritten.increment();
        passwordMails.add(event.passwordMails());
    }

    @Override
    public void notified(GatewayEvent.Notified event) {
        notices.increment();
    }

    @Override
    public void untold(GatewayEvent.Untold event) {
        untold.increment();
    }

    @Override
    public void dropped(GatewayEvent.Dropped event) {
        dropped.increment();
    }

    @Override
    public void withdrawn(GatewayEvent.Withdrawn event) {
        withdrawn.increment();
    }

    @Override
    public void approvalFollowed(GatewayEvent.ApprovalFollowed event) {
        approvalsFollowed.increment();
    }

    @Override
    public void approvalSettled(GatewayEvent.ApprovalSettled event) {
        approvalsSettled.increment();
    }

    @Override
    public void held(GatewayEvent.Held event) {
        holds.increment();
    }

    @Override
    public void holdEnded(GatewayEvent.HoldEnded event) {
        count(holdEnds, event.end());
    }

    @Override
    public void holdAnswered(GatewayEvent.HoldAnswered event) {
        holdAnswers.increment();
    }

    private void refusals(List<Reason> reasons) {
        reasons.forEach(reason -> count(refusals, reason));
    }

    private static <K extends Enum<K>> void count(Map<K, Metric> metrics, K key) {
        Metric metric = metrics.get(key);
        if (metric != null) {
            metric.increment();
        }
    }

    /** The server's counters take an int at a time, and a mail may hold more octets. */
    private static void add(Metric metric, long amount) {
        long left = amount;
        while (left > 0) {
            int step = (int) Math.min(left, Integer.MAX_VALUE);
            metric.add(step);
            left -= step;
        }
    }
}
