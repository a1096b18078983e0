package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.VaultControl;

/**
 * Kills the server while it holds mail, while an answer comes in, and while it lets mail go. One sender in three stops the
 * mail, one sends it at once, one does not answer; whoever answers does so until the server has taken the answer.
 */
final class HoldRun implements AutoCloseable {
    private static final String ANSWERS = "cryptobin-hold@example.com";
    private static final String SENDERS = "@held.test";
    private static final String RECIPIENTS = "@partner.test";
    private static final int MAILS = 6;
    private static final int MOST_ROUNDS_MORE = 5;
    private static final Pattern LINK = Pattern.compile("\\?subject=(STOP|SEND)(%20[A-Za-z0-9._-]+)");
    private static final String RELEASE_FIELD = "X-Crash-Hold";
    private static final Pattern RELEASE =
            Pattern.compile("(?s)" + RELEASE_FIELD + ":.*?release[^a-z0-9]+([a-z0-9-]+)");
    private static final List<String> MOMENTS = List.of(
            "Successfully spooled mail", "held until", "let go,", "stopped by its sender", "answer about hold", "");

    private final Random random;
    private final Consumer<String> progress;
    private final Queue<RelayedMail> taken = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Boolean> accepted = new ConcurrentHashMap<>();
    private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> reached = new TreeMap<>();
    private final Verdict verdict = new Verdict();
    private final SmartHost world;
    private final VaultProcess vault;
    private final VaultControl control;
    private final JamesServer james;
    private volatile String moment = "";
    private volatile boolean fired;
    private int numbers;

    HoldRun(Places places, long seed, Consumer<String> progress) {
        this.random = new Random(seed);
        this.progress = progress;
        this.world = SmartHost.start(new Watch());
        this.vault = VaultProcess.start(places, world.host(), world.port(), line -> {});
        this.control = new VaultControl(vault.adminUrl());
        String delivery = "<mailet match=\"All\" class=\"jp.cryptobin.james.delivery.RemoteDelivery\">";
        this.james = JamesServer.setUp(places)
                .durable()
                .heap("400m")
                .smartHost(world.host(), world.port())
                .authorise("127.0.0.1")
                .vault(
                        vault.url(),
                        vault.login(),
                        vault.password(),
                        "aGVsZCBtYWlsIGFuZCB0aGUgZW5kcyBvZiBzZXJ2ZXJzLCBhIHJ1bg==")
                .hurried()
                .hold("<mailet match=\"All\" class=\"jp.cryptobin.james.mailets.HoldMail\">"
                        + "<holdTime>15</holdTime><lookInterval>1</lookInterval>"
                        + "<onMailetException>cryptobin-refused</onMailetException></mailet>")
                .replace(
                        "mailetcontainer.xml",
                        delivery,
                        "<mailet match=\"HasMailAttribute=cryptobin.hold\" class=\"MailAttributesToMimeHeaders\">"
                                + "<simplemapping>cryptobin.hold; " + RELEASE_FIELD + "</simplemapping></mailet>"
                                + delivery)
                .listener(this::line)
                .start(line -> {});
        makeAddressKnown();
    }

    private final class Watch implements SmartHost.Watcher {
        @Override
        public void asked(String sender) {}

        @Override
        public void receiving(String sender, int octets) {}

        @Override
        public void taken(RelayedMail mail) {
            taken.add(mail);
        }
    }

    /** The mappings of this James are in its memory. */
    private void makeAddressKnown() {
        james.webAdmin()
                .curl("curl -X PUT 'http://127.0.0.1:8000/address/aliases/postmaster@example.com/sources/" + ANSWERS
                        + "'");
    }

    private void line(String line) {
        String awaited = moment;
        if (!awaited.isEmpty() && line.contains(awaited)) {
            moment = "";
            fired = true;
            james.strike();
        }
    }

    Verdict run(int kills) throws InterruptedException, IOException {
        for (int kill = 0; kill < kills; kill++) {
            String at = MOMENTS.get((kill + random.nextInt(2)) % MOMENTS.size());
            fired = false;
            moment = at;
            postAll();
            long end = System.nanoTime()
                    + Duration.ofMillis(at.isEmpty() ? random.nextInt(6_000) : 12_000)
                            .toNanos();
            while (!fired && System.nanoTime() < end) {
                answer();
                Thread.sleep(50);
            }
            moment = "";
            james.kill();
            reached.merge(fired ? at : "at a random time", 1, Integer::sum);
            james.comeBack();
            makeAddressKnown();
        }
        comeToRest();
        // On a busy machine each answer may have come too late, or with a server that was not there.
        for (int more = 0; more < MOST_ROUNDS_MORE && !(isAnyStopped() && isAnySent()); more++) {
            postAll();
            comeToRest();
        }
        compare();
        progress.accept("killed " + reached + "; " + verdict.counts());
        return verdict;
    }

    private void postAll() {
        for (int i = 0; i < MAILS; i++) {
            post(++numbers);
        }
    }

    private boolean isAnyStopped() {
        return accepted.keySet().stream().anyMatch(number -> isTold(number, "Mail stopped"));
    }

    private boolean isAnySent() {
        return accepted.keySet().stream().anyMatch(number -> !deliveries(number).isEmpty());
    }

    private void comeToRest() {
        Stage.patiently("every accepted mail to be sent or told as stopped")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    answer();
                    return open() == 0;
                });
        Stage.patiently("the queues to be empty")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    answer();
                    return james.webAdmin().mailsInQueue("spool")
                                    + james.webAdmin().mailsInQueue("outgoing")
                                    + james.webAdmin().mailsIn("var/mail/cryptobin-held/")
                            == 0;
                });
    }

    private void post(int number) {
        String text =
                "From: <s%1$d%2$s>\r\nTo: r%1$d%3$s\r\nSubject: hold %1$d\r\n".formatted(number, SENDERS, RECIPIENTS)
                        + "Message-ID: <" + number
                        + "@held.test>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0900\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=a.pdf\r\n\r\nJVBERi0xLjQKJSVFT0YK\r\n";
        if (submit("s" + number + SENDERS, "r" + number + RECIPIENTS, text)) {
            accepted.put(number, true);
        }
    }

    private boolean submit(String from, String to, String message) {
        try (SmtpClient client = SmtpClient.connect(james.host(), james.ports().smtp())) {
            client.command("EHLO crash.test");
            client.command("MAIL FROM:<" + from + ">");
            if (client.command("RCPT TO:<" + to + ">").code() != 250) {
                return false;
            }
            return client.data(message.getBytes(StandardCharsets.UTF_8)).code() == 250;
        } catch (IOException killed) {
            return false;
        }
    }

    private static String plan(int number) {
        return List.of("STOP", "SEND", "").get(number % 3);
    }

    private void answer() {
        for (int number = 1; number <= numbers; number++) {
            String wish = plan(number);
            if (wish.isEmpty() || answered.contains(number)) {
                continue;
            }
            for (RelayedMail letter : letters(number)) {
                Matcher link = LINK.matcher(letter.mail().text());
                while (link.find() && !answered.contains(number)) {
                    if (link.group(1).equals(wish) && submit("s" + number + SENDERS, ANSWERS, answerOf(link, number))) {
                        answered.add(number);
                    }
                }
            }
        }
    }

    private static String answerOf(Matcher link, int number) {
        String subject = link.group(1) + URLDecoder.decode(link.group(2), StandardCharsets.UTF_8);
        return "From: <s" + number + SENDERS + ">\r\nTo: " + ANSWERS + "\r\nSubject: " + subject + "\r\n\r\n\r\n";
    }

    private List<RelayedMail> letters(int number) {
        return taken.stream()
                .filter(mail -> mail.recipients().contains("s" + number + SENDERS)
                        && mail.sender().isEmpty())
                .toList();
    }

    private boolean isTold(int number, String words) {
        return letters(number).stream().anyMatch(mail -> mail.mail().subject().contains(words));
    }

    private List<RelayedMail> deliveries(int number) {
        return taken.stream()
                .filter(mail -> mail.recipients().contains("r" + number + RECIPIENTS)
                        && mail.sender().equals("s" + number + SENDERS))
                .toList();
    }

    private long open() {
        return accepted.keySet().stream()
                .filter(number -> deliveries(number).isEmpty() && !isTold(number, "Mail stopped"))
                .count();
    }

    private void compare() {
        for (int number = 1; number <= numbers; number++) {
            List<RelayedMail> deliveries = deliveries(number);
            boolean stopped = isTold(number, "Mail stopped");
            List<StoredDeposit> deposits = control.depositsOf("s" + number + SENDERS);
            String what = String.format(Locale.ROOT, "mail %d, to be %s", number, plan(number));
            if (stopped && (!deliveries.isEmpty() || !deposits.isEmpty())) {
                verdict.wrong("sent although it was told as stopped: " + what);
            }
            if (accepted.containsKey(number) && !stopped && deliveries.isEmpty()) {
                verdict.wrong("lost: " + what);
            }
            if (deposits.size() > 1) {
                verdict.wrong("deposited " + deposits.size() + " times: " + what);
            }
            if (deliveries.stream().map(HoldRun::release).distinct().count() > 1) {
                verdict.wrong("sent twice: " + what);
            }
            verdict.count(stopped ? "stopped" : deliveries.isEmpty() ? "not accepted" : "sent", 1);
            verdict.count("sent again by James", Math.max(0, deliveries.size() - 1));
            verdict.count("too late to stop", isTold(number, "Too late to stop") ? 1 : 0);
        }
    }

    /** Which of the times that it was let go; two of them are two mails. */
    private static String release(RelayedMail mail) {
        Matcher release = RELEASE.matcher(new String(mail.mail().octets(), StandardCharsets.ISO_8859_1));
        return release.find() ? release.group(1) : "";
    }

    @Override
    public void close() {
        james.close();
        vault.close();
        world.close();
    }
}
