package jp.cryptobin.james.deferral;

import java.time.Clock;
import javax.mail.MessagingException;
import jp.cryptobin.james.handover.HandOvers;
import org.apache.mailet.MailetContext;

class QueueDeferralTest extends MailDeferralContract {
    @Override
    MailDeferral deferral(MailetContext context) {
        return new QueueDeferral(context, RETRY, HandOvers.forgetful(Clock.systemUTC()));
    }

    @Override
    void afterTime() {
        // The queue does it all.
    }

    @Override
    void breakStore() {
        queue.gate(mail -> {
            throw new MessagingException("the queue is full");
        });
    }
}
