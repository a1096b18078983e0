package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.server.BrokerProcess;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Kills one of several servers under load, again and again. Every other time it stays away until the others have done all
 * of the work, what it had in hand included.
 */
final class ServersRun {
    private static final int KILLS_OF_A_LEG = 10;
    /** A system property: every third kill is one of the broker. */
    private static final boolean BROKER_TOO = Boolean.getBoolean("crash.broker");

    private static final Duration FOR_A_MOMENT = Duration.ofSeconds(10);
    /** Of each server. */
    private static final Map<Kind, Integer> LOAD =
            Map.of(Kind.FILES, 3, Kind.SEPARATE, 2, Kind.REFUSED, 2, Kind.TEXT, 2, Kind.PLAIN, 4);

    private final long seed;
    private final Random random;
    private final Consumer<String> progress;
    private final Ledger ledger;
    private final ServersStage stage;
    private final Verdict verdict = new Verdict();
    private final Audit audit;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<Moment, Integer> reached = new TreeMap<>();
    private int numbers;
    private int kills;

    ServersRun(long seed, ServersStage stage, Ledger ledger, Consumer<String> progress) {
        this.seed = seed;
        this.random = new Random(seed);
        this.stage = stage;
        this.ledger = ledger;
        this.progress = progress;
        this.audit = new Audit(ledger, verdict);
    }

    Verdict verdict() {
        return verdict;
    }

    int kills() {
        return kills;
    }

    /** How often a server was killed at each moment. */
    Map<Moment, Integer> reached() {
        return Map.copyOf(reached);
    }

    void run(int rounds, Duration time) throws InterruptedException, IOException {
        long end = System.nanoTime() + time.toNanos();
        while (kills < rounds && System.nanoTime() < end) {
            int goal = Math.min(rounds, kills + KILLS_OF_A_LEG);
            while (kills < goal && System.nanoTime() < end) {
                if (BROKER_TOO && kills % 3 == 2 && stage.queues() instanceof BrokerProcess broker) {
                    killBroker(broker);
                } else {
                    killUnderLoad(nextMoment());
                }
            }
            comeToRest();
        }
        audit.doubles(verdict);
        Secrets secrets = new Secrets(ledger, Set.of(stage.vault().password(), stage.secret()));
        for (Node node : stage.nodes()) {
            secrets.check(node.james().root(), verdict, progress);
        }
        secrets.check(stage.queues().root(), verdict, progress);
    }

    private Moment nextMoment() {
        if (moments.isEmpty()) {
            moments.addAll(List.of(Moment.values()));
            Collections.shuffle(moments, random);
        }
        return moments.remove(moments.size() - 1);
    }

    private void killUnderLoad(Moment moment) throws InterruptedException {
        boolean staysAway = kills % 2 == 0;
        Node victim = stage.nodes().get(random.nextInt(stage.nodes().size()));
        approval(moment.needsApproval() || random.nextInt(4) == 0);
        if (moment.needsTrouble() || random.nextInt(4) == 0) {
            stage.control()
                    .breakUploads(
                            "HTML_503", 1 + random.nextInt(4 * stage.nodes().size()));
        }
        Duration delay = Duration.ofNanos(random.nextInt(3) == 0 ? 0 : random.nextInt(25_000_000));
        if (moment == Moment.WAITING) {
            delay = Duration.ofMillis(200 + random.nextInt(1500));
        }
        int octets = 1 + random.nextInt(moment == Moment.UPLOADING ? 40_000 : 2_000);
        victim.trigger().arm(moment, 1 + random.nextInt(moment.often()), octets, delay, victim.james()::strike);
        List<Poster.Load> loads = new ArrayList<>();
        for (Node node : stage.nodes()) {
            loads.add(new Poster(ledger, () -> node.james().ports().smtp()).begin(load()));
        }
        Duration time = moment == Moment.RANDOM ? Duration.ofMillis(random.nextInt(3000)) : FOR_A_MOMENT;
        boolean fired = victim.trigger().await(time);
        victim.james().kill();
        victim.trigger().disarm();
        for (Poster.Load load : loads) {
            load.join();
        }
        kills++;
        reached.merge(fired ? moment : Moment.RANDOM, 1, Integer::sum);
        if (staysAway) {
            othersDoIt(victim);
        }
        victim.james().comeBack();
    }

    /** All servers wait for it, and go on when it is back. */
    private void killBroker(BrokerProcess broker) throws InterruptedException {
        approval(random.nextInt(4) == 0);
        List<Poster.Load> loads = new ArrayList<>();
        for (Node node : stage.nodes()) {
            loads.add(new Poster(ledger, () -> node.james().ports().smtp()).begin(load()));
        }
        Thread.sleep(random.nextInt(3000));
        broker.kill();
        broker.comeBack();
        for (Poster.Load load : loads) {
            load.join();
        }
        kills++;
        verdict.count("kills of the broker", 1);
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

    private List<Posted> load() {
        List<Posted> mails = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < LOAD.getOrDefault(kind, 0); i++) {
                mails.add(new Posted(seed, ++numbers, kind));
            }
        }
        Collections.shuffle(mails, random);
        return mails;
    }

    private void approval(boolean on) {
        stage.control()
                .change(
                        on
                                ? "{\"approval\":{\"on\":true,\"approvers\":[\"approver@example.com\"]}}"
                                : "{\"approval\":{\"on\":false,\"approvers\":[]}}");
        if (random.nextBoolean()) {
            decide();
        }
    }

    private void decide() {
        for (StoredDeposit deposit : stage.control().deposits()) {
            if (deposit.state().equals("AWAITING_APPROVAL")) {
                boolean approved = random.nextInt(10) < 7;
                stage.control().decide(deposit.id(), approved ? "DELIVERED" : "REJECTED", "");
            }
        }
    }

    private void comeToRest() throws IOException {
        stage.control().reset();
        try {
            patiently("every accepted mail to be delivered or told").until(() -> {
                decide();
                return ledger.open().isEmpty();
            });
        } catch (ConditionTimeoutException late) {
            // What cannot be accounted for is reported below, not waited for in vain.
            progress.accept("Still open: " + ledger.open());
        }
        patiently("the queues to be empty").until(() -> {
            decide();
            return mailsOnTheirWay() + mailsOnTheirWay() == 0;
        });
        Set<String> kept = new HashSet<>();
        for (Node node : stage.nodes()) {
            kept.addAll(new Repositories(node.james().root()).messageIds());
        }
        audit.check(stage.control().deposits(), kept);
        progress.accept(String.format(
                Locale.ROOT,
                "%d kills: %d accepted = %d delivered + %d told + %d kept; lost %d, leaked %d, deposited twice %d,"
                        + " doubled %d",
                kills,
                ledger.acceptedCount(),
                verdict.of("delivered"),
                verdict.of("told"),
                verdict.of("kept"),
                verdict.of("lost"),
                verdict.of("leaked"),
                verdict.of("deposited twice"),
                audit.doubled()));
    }

    private static ConditionFactory patiently(String what) {
        return Stage.patiently(what).pollInterval(Duration.ofSeconds(1));
    }

    /** Every server sees the queues of all. */
    private int mailsOnTheirWay() {
        return Stream.of("spool", "outgoing", "plain", "cryptobin-waiting")
                .mapToInt(stage.nodes().get(0).james().webAdmin()::mailsInQueue)
                .sum();
    }
}
