package jp.cryptobin.james.mailets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.rebuild.Notices;
import org.apache.mailet.Mail;

/**
 * Messages that were rebuilt to see whether they can be, until their mails come behind their deposits, which is at once or
 * never. Few are kept, since few mails are in the hands of the server's threads at a time; the eldest goes first.
 */
final class RehearsedMessages {
    private static final int MOST = 64;

    private final Map<String, Rehearsed> byMail = new LinkedHashMap<>();

    private record Rehearsed(InspectedMail inspected, Notices notices, RebuiltMessage rebuilt) {}

    synchronized void keep(Mail mail, InspectedMail inspected, Notices notices, RebuiltMessage rebuilt) {
        forget(mail);
        if (byMail.size() >= MOST) {
            discard(byMail.keySet().iterator().next());
        }
        byMail.put(mail.getName(), new Rehearsed(inspected, notices, rebuilt));
    }

    /**
     * What was rebuilt for a mail, if nothing has changed since: the message, what is known about it, and what its bodies
     * get to say. It is the caller's to close.
     */
    synchronized Optional<RebuiltMessage> take(Mail mail, InspectedMail inspected, Notices notices) {
        Rehearsed rehearsed = byMail.get(mail.getName());
        if (rehearsed == null) {
            return Optional.empty();
        }
        if (rehearsed.inspected().equals(inspected) && rehearsed.notices().equals(notices)) {
            byMail.remove(mail.getName());
            return Optional.of(rehearsed.rebuilt());
        }
        forget(mail);
        return Optional.empty();
    }

    synchronized void forget(Mail mail) {
        discard(mail.getName());
    }

    private void discard(String name) {
        Rehearsed gone = byMail.remove(name);
        if (gone != null) {
            gone.rebuilt().close();
        }
    }
}
