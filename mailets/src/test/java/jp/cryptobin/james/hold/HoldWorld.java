package jp.cryptobin.james.hold;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.mailets.WaitingMail;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.MailState;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/**
 * Servers that hold mail, with a queue in common that hands a mail out until it is done with. What is written down
 * outlasts a crash, which comes before or after any step that writes something down.
 */
final class HoldWorld {
    static final String SENDER = "taro@example.com";
    static final Answerer TARO = new Answerer(SENDER, SENDER, (group, address) -> false);

    /** The end of a server in the middle of a step; nothing but a new server goes on behind it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final MailRepository records = crashing(new MemoryMailRepository());
    private final List<MailRepository> held = new ArrayList<>();
    final Deque<Mail> queue = new ArrayDeque<>();
    final List<Told> told = new ArrayList<>();
    final List<GatewayEvent.HoldEnd> ends = new ArrayList<>();
    int letters;
    int kept;
    int left;
    boolean files = true;

    private Instant now = Instant.parse("2026-03-02T01:00:00Z");
    private int stepsToCrash = Integer.MAX_VALUE;
    private boolean crashBehind;

    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    /** @param behind whether the step is done before the crash */
    void crashAt(int step, boolean behind) {
        stepsToCrash = step;
        crashBehind = behind;
    }

    boolean crashed() {
        return stepsToCrash <= 0;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** A server, or the same one after its start. */
    Hold server(int number) {
        while (held.size() <= number) {
            held.add(crashing(new MemoryMailRepository()));
        }
        return new Hold(held.get(number), records, context(), "cryptobin", clock, Duration.ofHours(1), new Effects());
    }

    Mail mail(String name) throws MessagingException {
        return WaitingMail.named(name);
    }

    HoldNote note(boolean untilAnswered) {
        return new HoldNote(
                "0123456789abcdefghijABCD",
                now.toEpochMilli(),
                now.plus(Duration.ofMinutes(5)).toEpochMilli(),
                untilAnswered,
                SENDER,
                SENDER,
                "",
                HoldNote.Way.WAITS);
    }

    /** Brings one mail of the queue through the pipeline; it is done with when nothing crashed. */
    void processQueue(Hold server) throws MessagingException {
        while (!queue.isEmpty()) {
            Mail mail = queue.peek();
            HoldNote note = MailState.hold(mail).orElseThrow();
            if (server.arrives(mail, note, files)) {
                left++;
            }
            queue.remove();
        }
    }

    Told answer(Hold server, Wish wish) throws MessagingException {
        return server.answer("0123456789abcdefghijABCD", wish, TARO);
    }

    long heldBy(int number) throws MessagingException {
        return held.get(number).size();
    }

    private void step(boolean behind) {
        if (behind == crashBehind && --stepsToCrash == 0) {
            throw new Crash();
        }
    }

    private MailRepository crashing(MailRepository repository) {
        return (MailRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MailRepository.class}, (proxy, call, arguments) -> {
                    boolean writes =
                            call.getName().equals("store") || call.getName().equals("remove");
                    if (writes) {
                        step(false);
                    }
                    try {
                        Object result = call.invoke(repository, arguments);
                        if (writes) {
                            step(true);
                        }
                        return result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private MailetContext context() {
        return (MailetContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MailetContext.class}, (proxy, call, arguments) -> {
                    step(false);
                    // As the queue does: a copy, whatever becomes of the mail.
                    queue.add(((Mail) arguments[0]).duplicate());
                    step(true);
                    return null;
                });
    }

    private final class Effects implements HoldEffects {
        @Override
        public Letter letter(Mail mail, HoldNote note) {
            return () -> {
                step(false);
                letters++;
                step(true);
            };
        }

        @Override
        public void keep(Mail mail) {
            step(false);
            kept++;
            step(true);
        }

        @Override
        public void tell(HoldRecord record, Told what) {
            step(false);
            told.add(what);
            step(true);
        }

        @Override
        public void reply(String to, HoldRecord record, Told what, String about) {
            told.add(what);
        }

        @Override
        public void held(Mail mail, HoldNote note) {}

        @Override
        public void ended(Mail mail, GatewayEvent.HoldEnd end, Duration age) {
            ends.add(end);
        }
    }
}
