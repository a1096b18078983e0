package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jp.cryptobin.james.scenarios.mail.SmartHost;

/** What a smart host can do. */
final class HostFaults {
    private static final Duration TIME = Duration.ofSeconds(5);

    private HostFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("smart host: slow", "1.5 s before each answer to MAIL", new Slow(Duration.ofMillis(1500))),
                fault("smart host: 4xx", "451 to each MAIL", new Objection("MAIL", "", "451 4.3.0 Later")),
                fault(
                        "smart host: 4xx behind the mail",
                        "452 to each whole mail",
                        new Objection("DATA", "", "452 4.3.1 No room")),
                fault(
                        "smart host: 5xx for some",
                        "550 to one of two recipients",
                        new Objection("RCPT", "q", "550 5.1.1 Unknown")),
                fault(
                        "smart host: 4xx for some",
                        "450 to one of two recipients",
                        new Objection("RCPT", "q", "450 4.2.1 Greylisted")),
                fault(
                        "smart host: 5xx behind the mail",
                        "554 to each whole mail but notices",
                        new Objection("DATA", "s", "554 5.7.1 Not wanted")),
                fault(
                        "smart host: 5xx for null senders",
                        "550 to MAIL FROM:<>",
                        new Objection("MAIL", "<>", "550 5.7.1 Null sender not accepted here")),
                fault("smart host: reset in a mail", "RST within DATA, 4 times of 5", new Resets()));
    }

    private static Fault fault(String name, String done, SmartHost.Watcher manners) {
        return new Fault(name, done, TIME, new Bad(manners));
    }

    private record Bad(SmartHost.Watcher manners) implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) {
            stage.manners().behave(manners);
        }

        @Override
        public void heal(FaultStage stage) {
            stage.manners().behave();
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return stage.manners().felt() > 0;
        }
    }

    private record Slow(Duration time) implements SmartHost.Watcher {
        @Override
        public void asked(String sender) {
            LockSupport.parkNanos(time.toNanos());
        }
    }

    /** @param begin of the addresses, empty for all, the null reverse-path included; that alone is {@code <>} */
    private record Objection(String verb, String begin, String words) implements SmartHost.Watcher {
        @Override
        public String objection(String at, String address) {
            boolean meant = begin.equals("<>") ? address.isEmpty() : address.startsWith(begin);
            return at.equals(verb) && meant ? words : "";
        }
    }

    private record Resets(AtomicInteger mails) implements SmartHost.Watcher {
        Resets() {
            this(new AtomicInteger());
        }

        @Override
        public void receiving(String sender, int octets) throws IOException {
            if (octets > 200 && mails.incrementAndGet() % 5 != 0) {
                throw new IOException("That is enough");
            }
        }
    }
}
