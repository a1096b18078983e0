package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.SmtpReply;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Mail under load while the vault comes and goes. System properties: {@code soak.minutes}, how long the load lasts (1);
 * {@code soak.seed}, of the weather.
 */
@Execution(ExecutionMode.CONCURRENT)
class SoakIT {
    private static final Duration LOAD = Duration.ofMinutes(Integer.getInteger("soak.minutes", 1));
    private static final long SEED = Long.getLong("soak.seed", 20_261_124L);
    private static final long MILLIS_BETWEEN_MAILS = 200;
    /** Mails that must have arrived before the load ends. */
    private static final int ENOUGH = 75 * (int) LOAD.toMinutes();

    /** Patience is shorter than the worst outage: some senders must be told. */
    private static final Duration HORIZON = Duration.ofSeconds(6);

    private static final Duration WORST_OUTAGE = Duration.ofSeconds(8);

    private static final MimePart TEXT = text("text");
    private static final MimePart WITH_FILE =
            multipart("mixed", TEXT, file("application/pdf", "a.pdf", Samples.pdf(20_000)));
    private static final MimePart UNACCEPTABLE =
            multipart("mixed", TEXT, file("application/pdf", "😀.pdf", Samples.pdf(1_000)));

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger notTaken = new AtomicInteger();

    @Test
    void everyMailEndsDeliveredOrToldExactlyOnce() throws Exception {
        try (Stage stage = Stage.set(
                Places.ofBuild(),
                setup -> setup.upload("horizon", Long.toString(HORIZON.toSeconds()))
                        .replace("cryptobin.properties", "vault.down.pause=30", "vault.down.pause=1"),
                System.out::println)) {
            Account taro = stage.person("taro");
            load(stage, taro);
            stage.awaitQuiet();
            judge(stage, taro);
        }
    }

    private void load(Stage stage, Account taro) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Weather weather = new Weather(stage, SEED, WORST_OUTAGE, over);
        Thread sky = new Thread(weather, "weather");
        ScheduledExecutorService senders = Executors.newScheduledThreadPool(2);
        sky.start();
        ScheduledFuture<?> sending =
                senders.scheduleAtFixedRate(() -> send(stage, taro), 0, MILLIS_BETWEEN_MAILS, TimeUnit.MILLISECONDS);
        assertThat(over.await(LOAD.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        over.countDown();
        sky.join();
        stage.control().reset();
        // On a busy machine the sky alone may have let too little through to show anything.
        Stage.patiently("mails delivered in spite of the weather")
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> bodies(stage) >= ENOUGH);
        assertThat(sending.isDone()).isFalse();
        senders.shutdown();
        assertThat(senders.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
        System.out.println("Soak, seed " + SEED + ": " + sent + " mails, " + weather);
    }

    private static long bodies(Stage stage) {
        return stage.world().mails().stream()
                .filter(mail -> mail.mail().subject().startsWith("soak "))
                .count();
    }

    private void send(Stage stage, Account taro) {
        int number = sent.incrementAndGet();
        try {
            SmtpReply reply = stage.send(Letter.from(taro)
                    .to(recipient(number))
                    .subject(subject(number))
                    .containing(body(number)));
            if (reply.code() != 250) {
                notTaken.incrementAndGet();
            }
        } catch (IOException e) {
            notTaken.incrementAndGet();
            throw new UncheckedIOException(e);
        }
    }

    private static MimePart body(int number) {
        return switch (number % 10) {
            case 3 -> TEXT;
            case 7 -> UNACCEPTABLE;
            default -> WITH_FILE;
        };
    }

    private static String recipient(int number) {
        return "soak-" + number + "@partner.example.org";
    }

    private static String subject(int number) {
        return "soak " + number + ".";
    }

    private void judge(Stage stage, Account taro) {
        List<ReceivedMail> notices = stage.mailbox(taro).await(1, Duration.ofMinutes(5));
        Map<String, List<ReceivedMail>> bodies = stage.world().mails().stream()
                .filter(mail -> mail.mail().subject().startsWith("soak "))
                .map(mail -> mail.mail())
                .collect(Collectors.groupingBy(ReceivedMail::subject));
        Map<String, List<StoredDeposit>> deposits = stage.control().depositsOf(taro.address()).stream()
                .collect(Collectors.groupingBy(StoredDeposit::subject));
        int delivered = 0;
        int told = 0;
        int depositedAndTold = 0;
        assertThat(notTaken).hasValue(0);
        for (int number = 1; number <= sent.get(); number++) {
            String subject = subject(number);
            int bodiesOfIt = bodies.getOrDefault(subject, List.of()).size();
            long noticesOfIt = notices.stream()
                    .filter(notice -> notice.subject().endsWith(" " + subject))
                    .count();
            int depositsOfIt = deposits.getOrDefault(subject, List.of()).size();
            assertThat(bodiesOfIt + noticesOfIt)
                    .as("%s: %d times delivered, %d times told, seed %d", subject, bodiesOfIt, noticesOfIt, SEED)
                    .isEqualTo(1);
            assertThat(depositsOfIt).as(subject).isLessThanOrEqualTo(1);
            switch (number % 10) {
                case 3 -> assertThat(bodiesOfIt).as(subject).isEqualTo(1);
                case 7 -> assertThat(noticesOfIt).as(subject).isEqualTo(1);
                default -> assertThat(depositsOfIt).as(subject).isGreaterThanOrEqualTo(bodiesOfIt);
            }
            delivered += bodiesOfIt;
            told += (int) noticesOfIt;
            depositedAndTold += depositsOfIt == 1 && noticesOfIt == 1 ? 1 : 0;
        }
        opens(bodies.values().stream()
                .flatMap(List::stream)
                .filter(mail -> deposits.containsKey(mail.subject()))
                .collect(Collectors.toMap(
                        mail -> mail, mail -> deposits.get(mail.subject()).get(0))));
        System.out.println("Soak: " + delivered + " delivered, " + told + " told (" + reasons(notices) + "), "
                + deposits.size() + " deposits, of which " + depositedAndTold
                + " had their answers lost until the end; "
                + stage.james().logLines(" failed, ").size() + " failed tries, "
                + stage.james().logLines(": not tried, ").size() + " not made");
        // A soak in which nothing went wrong shows nothing.
        assertThat(told).isGreaterThan(sent.get() / 10);
        assertThat(delivered).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(stage.james().logLines(" failed, ")).isNotEmpty();
    }

    /** One password opens each deposit, also where the answer was lost and asked for again. */
    private static void opens(Map<ReceivedMail, StoredDeposit> delivered) {
        assertThat(delivered.entrySet().stream().limit(50))
                .allSatisfy(entry -> assertThat(
                                new Visitor(entry.getValue().recipients().get(0).url())
                                        .enter(PasswordBlock.passwordIn(entry.getKey()))
                                        .opened())
                        .as(entry.getKey().subject())
                        .isTrue());
    }

    private static Map<String, Long> reasons(List<ReceivedMail> notices) {
        return notices.stream()
                .flatMap(notice -> notice.text().lines().filter(line -> line.startsWith("エラー内容：")))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
