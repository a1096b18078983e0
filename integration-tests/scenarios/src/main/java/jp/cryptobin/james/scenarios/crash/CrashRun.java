package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** Kills the server under load, again and again, lets it come to rest now and then, and has the books compared. */
final class CrashRun {
    /** Kills between two comparisons: many enough that a kill is cheap, few enough that the queue stays short. */
    private static final int KILLS_OF_A_LEG = 20;

    private static final Duration FOR_A_MOMENT = Duration.ofSeconds(10);
    private static final Map<Kind, Integer> LOAD =
            Map.of(Kind.FILES, 3, Kind.SEPARATE, 2, Kind.REFUSED, 2, Kind.TEXT, 2, Kind.PLAIN, 6);

    private final long seed;
    private final Random random;
    private final Consumer<String> progress;
    private final Ledger ledger;
    private final Trigger trigger;
    private final CrashStage stage;
    private final Audit audit;
    private final Verdict verdict = new Verdict();
    private final List<Moment> moments = new ArrayList<>();
    private final Map<Moment, Integer> reached = new TreeMap<>();
    private int numbers;
    private int kills;

    CrashRun(long seed, CrashStage stage, Ledger ledger, Trigger trigger, Consumer<String> progress) {
        this.seed = seed;
        this.random = new Random(seed);
        this.stage = stage;
        this.ledger = ledger;
        this.trigger = trigger;
        this.progress = progress;
        this.audit = new Audit(ledger, verdict);
    }

    Verdict verdict() {
        return verdict;
    }

    int kills() {
        return kills;
    }

    /** How often the server was killed at each moment. */
    Map<Moment, Integer> reached() {
        return Map.copyOf(reached);
    }

    void run(int rounds, Duration time) throws InterruptedException, IOException {
        long end = System.nanoTime() + time.toNanos();
        while (kills < rounds && System.nanoTime() < end) {
            int goal = Math.min(rounds, kills + KILLS_OF_A_LEG);
            while (kills < goal && System.nanoTime() < end) {
                killUnderLoad(nextMoment());
                if (kills < goal && random.nextInt(5) == 0) {
                    killAgain();
                }
            }
            comeToRest();
        }
        audit.doubles(verdict);
        Set<String> logins = Set.of(stage.vault().password(), stage.secret());
        new Secrets(ledger, logins).check(stage.james().root(), verdict, progress);
    }

    private Moment nextMoment() {
        if (moments.isEmpty()) {
            moments.addAll(List.of(Moment.values()));
            Collections.shuffle(moments, random);
        }
        return moments.remove(moments.size() - 1);
    }

    private void killUnderLoad(Moment moment) throws InterruptedException {
        approval(moment.needsApproval() || random.nextInt(4) == 0);
        if (moment.needsTrouble() || random.nextInt(4) == 0) {
            stage.control().breakUploads("HTML_503", moment.needsTrouble() ? 4 : 1 + random.nextInt(4));
        }
        Duration delay = Duration.ofNanos(random.nextInt(3) == 0 ? 0 : random.nextInt(25_000_000));
        if (moment == Moment.WAITING) {
            delay = Duration.ofMillis(200 + random.nextInt(1500));
        }
        int occurrence = 1 + random.nextInt(moment.often());
        int octets = 1 + random.nextInt(moment == Moment.UPLOADING ? 40_000 : 2_000);
        trigger.arm(moment, occurrence, octets, delay, stage.james()::strike);
        Poster.Load load = new Poster(ledger, () -> stage.james().ports().smtp()).begin(load());
        Duration time = moment == Moment.RANDOM ? Duration.ofMillis(random.nextInt(3000)) : FOR_A_MOMENT;
        boolean fired = trigger.await(time);
        stage.james().kill();
        trigger.disarm();
        load.join();
        killed(fired ? moment : Moment.RANDOM);
        stage.james().comeBack();
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

    /** Soon after the start, while what was in hand at the last kill is in hand again. */
    private void killAgain() throws InterruptedException {
        Thread.sleep(random.nextInt(800));
        stage.james().kill();
        killed(Moment.RANDOM);
        stage.james().comeBack();
    }

    private void killed(Moment moment) {
        kills++;
        reached.merge(moment, 1, Integer::sum);
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
        audit.check(
                stage.control().deposits(),
                Set.copyOf(new Repositories(stage.james().root()).messageIds()));
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

    /** Each look costs the server what it could use to come to rest. */
    private static ConditionFactory patiently(String what) {
        return Stage.patiently(what).pollInterval(Duration.ofSeconds(1));
    }

    private int mailsOnTheirWay() {
        return Stream.of("spool", "outgoing", "plain", "cryptobin-waiting")
                .mapToInt(stage.james().webAdmin()::mailsInQueue)
                .sum();
    }
}
