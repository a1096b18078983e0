package jp.cryptobin.james.deferral;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMailContext;

/** The queue of a James that honours delays, by a clock that tests move. Like every queue, it holds copies. */
public final class WaitingQueue {
    private record Entry(Mail mail, Instant due) {}

    /** What happens before a mail is taken. */
    interface Gate {
        void pass(Mail mail) throws MessagingException;
    }

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-02T01:00:00Z");
    private volatile Gate gate = mail -> {};

    public final Clock clock = new Clock() {
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

    public void passes(Duration time) {
        now = now.plus(time);
    }

    void gate(Gate next) {
        gate = next;
    }

    /** What processors have been given until now, in the order in which the queue got it. */
    public List<Mail> processed() {
        return entries.stream()
                .filter(entry -> !entry.due.isAfter(now))
                .map(Entry::mail)
                .toList();
    }

    public List<String> names() {
        return processed().stream().map(Mail::getName).toList();
    }

    public MailetContext context() {
        MailetContext rest = FakeMailContext.defaultContext();
        return (MailetContext) Proxy.newProxyInstance(
                MailetContext.class.getClassLoader(), new Class<?>[] {MailetContext.class}, (proxy, call, args) -> {
                    if (call.getName().equals("sendMail") && args[0] instanceof Mail mail && args.length > 1) {
                        Duration delay = args.length == 4
                                ? Duration.of((long) args[2], ((TimeUnit) args[3]).toChronoUnit())
                                : Duration.ZERO;
                        take(mail, (String) args[1], delay);
                        return null;
                    }
                    try {
                        return call.invoke(rest, args);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private void take(Mail mail, String state, Duration delay) throws MessagingException {
        gate.pass(mail);
        MailImpl copy = MailImpl.duplicate(mail);
        copy.setName(mail.getName());
        copy.setState(state);
        entries.add(new Entry(copy, now.plus(delay)));
    }
}
