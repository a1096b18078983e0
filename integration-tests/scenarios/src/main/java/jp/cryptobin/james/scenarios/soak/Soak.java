package jp.cryptobin.james.scenarios.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.cryptobin.james.scenarios.crash.Audit;
import jp.cryptobin.james.scenarios.crash.Kind;
import jp.cryptobin.james.scenarios.crash.Ledger;
import jp.cryptobin.james.scenarios.crash.Posted;
import jp.cryptobin.james.scenarios.crash.Poster;
import jp.cryptobin.james.scenarios.crash.Repositories;
import jp.cryptobin.james.scenarios.crash.Secrets;
import jp.cryptobin.james.scenarios.crash.Verdict;
import jp.cryptobin.james.scenarios.fault.Console;
import jp.cryptobin.james.scenarios.fault.FaultStage;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Mail of every kind, five a second, while vault, network and smart host come and go: each ends delivered or told, once,
 * and the server takes no more at the end than at the beginning.
 */
public final class Soak implements AutoCloseable {
    private static final long MILLIS_BETWEEN_MAILS = 200;
    private static final List<Kind> KINDS = List.of(
            Kind.FILES,
            Kind.TEXT,
            Kind.SEPARATE,
            Kind.FILES,
            Kind.HELD,
            Kind.FILES,
            Kind.REFUSED,
            Kind.FILES,
            Kind.TEXT,
            Kind.FILES);

    private final Duration load;
    private final long seed;
    private final Verdict verdict = new Verdict();
    private final Course course = new Course();
    private final FaultStage stage;
    private final Ledger ledger;
    private final Poster poster;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger misses = new AtomicInteger();
    private final long begin;

    private Soak(FaultStage stage, Duration load, long seed) {
        this.stage = stage;
        this.load = load;
        this.seed = seed;
        this.ledger = stage.ledger();
        this.poster = new Poster(ledger, () -> stage.james().ports().smtp());
        this.begin = System.nanoTime();
    }

    /** @param load how long mail is posted at least */
    public static Soak set(Places places, Duration load, long seed) throws IOException {
        boolean brief = load.toMinutes() < 2;
        return new Soak(FaultStage.set(places, setup -> changes(setup, brief ? 3 : 6), false), load, seed);
    }

    /** Patience is shorter than the worst outage: some senders are told. */
    private static JamesSetup changes(JamesSetup setup, int horizon) {
        return setup.upload("horizon", Integer.toString(horizon))
                .impatientForApproval(1)
                .hold("<mailet match=\"SenderHostIs=held.test\" class=\"jp.cryptobin.james.mailets.HoldMail\">"
                        + "<holdTime>2</holdTime><lookInterval>1</lookInterval>"
                        + "<onMailetException>cryptobin-refused</onMailetException></mailet>");
    }

    /**
     * Lets it all go on and come to rest.
     *
     * @param enough mails that must have been delivered, however long that takes
     */
    public Verdict run(int enough) throws IOException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Duration worst = Duration.ofSeconds(load.toMinutes() < 2 ? 4 : 8);
        Sky sky = new Sky(stage, seed, worst, over);
        Thread weather = new Thread(sky, "sky");
        ScheduledExecutorService senders = Executors.newScheduledThreadPool(2);
        ScheduledExecutorService others = Executors.newScheduledThreadPool(2);
        try {
            weather.start();
            long approvals = 1000 + load.toMillis() / 200;
            long looks = Math.max(4000, load.toMillis() / 180);
            List<Future<?>> work = List.of(
                    senders.scheduleAtFixedRate(again(this::post), 0, MILLIS_BETWEEN_MAILS, TimeUnit.MILLISECONDS),
                    others.scheduleWithFixedDelay(again(this::approve), approvals, approvals, TimeUnit.MILLISECONDS),
                    others.scheduleWithFixedDelay(again(this::look), looks, looks, TimeUnit.MILLISECONDS));
            boolean early = over.await(load.toMillis(), TimeUnit.MILLISECONDS);
            over.countDown();
            weather.join();
            stage.control().reset();
            // On a busy machine the sky alone may have let too little through to show anything.
            Stage.patiently("mails delivered in spite of the weather")
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> !early && delivered() >= enough);
            if (work.stream().anyMatch(Future::isDone)) {
                verdict.wrong("what posts, approves or looks had ended before its time");
            }
            senders.shutdown();
            if (!senders.awaitTermination(3, TimeUnit.MINUTES)) {
                verdict.wrong("mail was not taken in three minutes");
            }
            rest();
        } finally {
            senders.shutdownNow();
            others.shutdownNow();
        }
        look();
        judge();
        System.out.println("Soak, seed " + seed + ": " + numbers + " mails in "
                + (System.nanoTime() - begin) / 1_000_000_000 + " s, " + sky + ", " + misses + " looks missed");
        return verdict;
    }

    /** Goes on when the vault is dead at the moment, or the server busy. */
    private Runnable again(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (UncheckedIOException away) {
                misses.incrementAndGet();
            }
        };
    }

    private void post() {
        int number = numbers.incrementAndGet();
        poster.post(new Posted(seed, number, KINDS.get(number % KINDS.size())));
    }

    private void approve() {
        for (StoredDeposit deposit : stage.control().deposits()) {
            if (deposit.state().equals("AWAITING_APPROVAL")) {
                stage.control().decide(deposit.id(), "DELIVERED", "");
            }
        }
    }

    private void look() {
        try {
            double minutes = (System.nanoTime() - begin) / 60e9;
            course.add(minutes, Vitals.of(stage.james().pid()), ledger.acceptedCount(), told(), delivered());
        } catch (IOException unseen) {
            throw new UncheckedIOException(unseen);
        }
    }

    private int delivered() {
        return (int) ledger.all().stream().filter(ledger::isDelivered).count();
    }

    private int told() {
        return (int) ledger.all().stream().filter(ledger::isTold).count();
    }

    private void rest() {
        try {
            Stage.patiently("every accepted mail to be delivered or told")
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> ledger.open().isEmpty()
                            && stage.james().webAdmin().areEmpty("spool", "outgoing", "cryptobin-waiting"));
        } catch (ConditionTimeoutException late) {
            verdict.wrong("still open, or in a queue: " + ledger.open());
        }
    }

    private void judge() throws IOException {
        Audit audit = new Audit(ledger, verdict, true, 2 + (int) load.toMinutes() / 3);
        audit.check(
                stage.control().deposits(),
                Set.copyOf(new Repositories(stage.james().root()).messageIds()));
        audit.doubles(verdict);
        for (Posted mail : ledger.all()) {
            if (ledger.isDelivered(mail) && ledger.isTold(mail)) {
                verdict.wrong("delivered, and told as not sent: " + mail);
            }
            if (!ledger.wasAccepted(mail)) {
                verdict.wrong("not taken: " + mail);
            }
        }
        new Secrets(ledger, Set.of(stage.vault().password(), stage.secret()))
                .check(stage.james().root(), verdict, System.out::println);
        course.judge(verdict);
    }

    /** The last lines, and the curves as drawings. */
    public void tell(Path folder) throws IOException {
        course.draw(folder);
        verdict.counts().forEach((what, count) -> System.out.printf("  %5d  %s%n", count, what));
        for (Console.Word word : Console.Word.values()) {
            System.out.printf("  %5d  %s%n", stage.console().of(word), word.label());
        }
        System.out.println("Soak: " + course.words());
        System.out.printf(
                Locale.ROOT,
                "Soak: %d accepted, lost %d, leaked %d, deposited twice %d, doubled by the gateway %d: %s%n",
                ledger.acceptedCount(),
                verdict.of("lost"),
                verdict.of("leaked"),
                verdict.of("deposited twice"),
                verdict.of("doubled by the gateway"),
                verdict.isGood() ? "GOOD" : "BAD");
        verdict.wrongs().forEach(wrong -> System.out.println("WRONG: " + wrong));
    }

    /** How often the gateway had to lay a mail aside: a run in which nothing went wrong shows nothing. */
    public int failedTries() {
        return stage.console().of(Console.Word.FAILED_TRY);
    }

    /** The port of the server's administration interface, for whoever watches it. */
    public int webAdmin() {
        return stage.james().ports().webAdmin();
    }

    @Override
    public void close() throws IOException {
        stage.close();
    }
}
