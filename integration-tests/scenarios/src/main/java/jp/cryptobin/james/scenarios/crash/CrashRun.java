package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import jp.cryptobin.james.scenarios.server.BrokerProcess;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Kills a server under load, again and again, lets all come to rest now and then, and has the books compared. One of
 * several stays away every other time until the others have done all of the work, what it had in hand included.
 */
final class CrashRun {
    /** Kills between two comparisons: many enough that a kill is cheap, few enough that the queue stays short. */
    private static final int KILLS_OF_A_LEG = 20;
    /** A system property: every third kill is one of the broker. */
    private static final boolean BROKER_TOO = Boolean.getBoolean("crash.broker");

    private static final Duration SOON = Duration.ofMillis(800);
    private static final Duration AT_SOME_TIME = Duration.ofSeconds(3);
    /** Of each server. */
    private static final Map<Kind, Integer> LOAD =
            Map.of(Kind.FILES, 3, Kind.SEPARATE, 2, Kind.REFUSED, 2, Kind.TEXT, 2, Kind.PLAIN, 6);

    private final Chance chance;
    private final Consumer<String> progress;
    private final Ledger ledger;
    private final CrashStage stage;
    private final Approver approver;
    private final Audit audit;
    private final Verdict verdict = new Verdict();
    private final Kills kills = new Kills();

    CrashRun(long seed, CrashStage stage, Ledger ledger, Consumer<String> progress) {
        this.chance = new Chance(seed);
        this.stage = stage;
        this.ledger = ledger;
        this.progress = progress;
        this.approver = new Approver(stage.control(), chance);
        this.audit = new Audit(ledger, verdict);
    }

    Verdict verdict() {
        return verdict;
    }

    Kills kills() {
        return kills;
    }

    void run(int rounds, Duration time) throws InterruptedException, IOException {
        long end = System.nanoTime() + time.toNanos();
        while (kills.all() < rounds && System.nanoTime() < end) {
            int goal = Math.min(rounds, kills.all() + KILLS_OF_A_LEG);
            while (kills.all() < goal && System.nanoTime() < end) {
                killSomething(goal);
            }
            comeToRest();
        }
        audit.doubles(verdict);
        stage.searchForSecrets(ledger, verdict, progress);
    }

    private void killSomething(int goal) throws InterruptedException {
        if (BROKER_TOO && kills.all() % 3 == 2 && stage.queues().orElse(null) instanceof BrokerProcess broker) {
            killBroker(broker);
            return;
        }
        Node victim = chance.oneOf(stage.nodes());
        killUnderLoad(victim);
        if (stage.nodes().size() > 1 && kills.all() % 2 == 1) {
            othersDoIt(victim);
        }
        victim.james().comeBack();
        if (stage.nodes().size() == 1 && kills.all() < goal && chance.oneIn(5)) {
            killAgain(victim);
        }
    }

    private void killUnderLoad(Node victim) throws InterruptedException {
        Chance.Aim aim = chance.aim();
        approver.beAsked(aim.moment().needsApproval() || chance.oneIn(4));
        if (aim.moment().needsTrouble() || chance.oneIn(4)) {
            stage.control()
                    .breakUploads("HTML_503", chance.upTo(4 * stage.nodes().size()));
        }
        victim.trigger().arm(aim, victim.james()::strike);
        List<Poster.Load> loads = post();
        boolean fired = victim.trigger().await(aim.patience());
        victim.james().kill();
        victim.trigger().disarm();
        for (Poster.Load load : loads) {
            load.join();
        }
        kills.server(fired ? aim.moment() : Moment.RANDOM);
    }

    /** At every server. */
    private List<Poster.Load> post() {
        return stage.nodes().stream()
                .map(node -> new Poster(ledger, () -> node.james().ports().smtp()).begin(chance.mails(LOAD)))
                .toList();
    }

    /** Soon after the start, while what was in hand at the last kill is in hand again. */
    private void killAgain(Node victim) throws InterruptedException {
        Thread.sleep(chance.upTo(SOON).toMillis());
        victim.james().kill();
        kills.server(Moment.RANDOM);
        victim.james().comeBack();
    }

    /** All servers wait for it, and go on when it is back. */
    private void killBroker(BrokerProcess broker) throws InterruptedException {
        approver.beAsked(chance.oneIn(4));
        List<Poster.Load> loads = post();
        Thread.sleep(chance.upTo(AT_SOME_TIME).toMillis());
        broker.kill();
        broker.comeBack();
        for (Poster.Load load : loads) {
            load.join();
        }
        kills.broker();
    }

    /** What the dead one had in hand, and what came since, is done while it is away. */
    private void othersDoIt(Node away) {
        int before = ledger.open().size();
        try {
            patiently("all mail to be done without " + away)
                    .until(() -> ledger.open().isEmpty());
            verdict.count("done by the others while a server was away", before);
        } catch (ConditionTimeoutException late) {
            verdict.wrong("not done while " + away + " was away: " + ledger.open());
        }
    }

    private void comeToRest() throws IOException {
        stage.control().reset();
        try {
            patiently("every accepted mail to be delivered or told").until(() -> {
                approver.decide();
                return ledger.open().isEmpty();
            });
        } catch (ConditionTimeoutException late) {
            // What cannot be accounted for is reported below, not waited for in vain.
            progress.accept("Still open: " + ledger.open());
        }
        patiently("the queues to be empty").until(() -> {
            approver.decide();
            return stage.webAdmin().areEmpty("spool", "outgoing", "plain", "cryptobin-waiting");
        });
        audit.check(stage.control().deposits(), stage.kept());
        progress.accept(String.format(
                Locale.ROOT,
                "%d kills: %d accepted = %d delivered + %d told + %d kept; lost %d, leaked %d, deposited twice %d,"
                        + " doubled %d",
                kills.all(),
                ledger.acceptedCount(),
                verdict.of("delivered"),
                verdict.of("told"),
                verdict.of("kept"),
                verdict.of("lost"),
                verdict.of("leaked"),
                verdict.of("deposited twice"),
                audit.doubled()));
    }

    /** Each look costs the server what it could use to come to rest. */
    private static ConditionFactory patiently(String what) {
        return Stage.patiently(what).pollInterval(Duration.ofSeconds(1));
    }
}
