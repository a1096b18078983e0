package jp.cryptobin.james.delivery;

import java.io.IOException;
import javax.inject.Inject;
import javax.mail.MessagingException;
import javax.mail.Provider;
import jp.cryptobin.james.deferral.MailHandOver;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.matchers.AfterInit;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRunnable;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * James's {@code RemoteDelivery} with the same parameters, which leads every mail that fails to its
 * {@code bounceProcessor}. James 3.8 by itself forgets one with the null reverse-path, such as a notice, and says so at
 * DEBUG only; James 3.9 does as this one does. A mail that was handed to the queue for delivery when the server died is not
 * handed to it again. It delivers promptly: the last packet of a mail does not wait until the one before it is acknowledged,
 * and a thread does not look for JavaMail's transports in all jars of the server for each mail.
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.delivery.RemoteDelivery">
 *   <bounceProcessor>bounces</bounceProcessor>
 * </mailet>
 * }</pre>
 */
public class RemoteDelivery extends org.apache.james.transport.mailets.RemoteDelivery {
    private static final Logger LOGGER = LoggerFactory.getLogger(RemoteDelivery.class);

    private final DNSService dns;
    private final DomainList domains;
    private final MailQueueFactory<?> queues;
    private final MetricFactory metrics;
    private final HandOvers notes;
    private final AfterInit<DeliveryRunnable> delivery = new AfterInit<>();

    /** That of James only puts mail into the queue; what takes it out again is ours. */
    @Inject
    public RemoteDelivery(
            DNSService dns, DomainList domains, MailQueueFactory<?> queues, MetricFactory metrics, Gateway gateway) {
        this(dns, domains, queues, metrics, gateway.handOvers());
    }

    RemoteDelivery(
            DNSService dns, DomainList domains, MailQueueFactory<?> queues, MetricFactory metrics, HandOvers notes) {
        super(dns, domains, queues, metrics, ThreadState.DO_NOT_START_THREADS);
        this.dns = dns;
        this.domains = domains;
        this.queues = queues;
        this.metrics = metrics;
        this.notes = notes;
    }

    /** Hands the mail over to the queue for delivery, once, also when it is worked on again after a crash. */
    @Override
    public void service(Mail mail) throws MessagingException {
        if (MailHandOver.isOver(notes, mail)) {
            LOGGER.info("mail {}: is being delivered already, its second copy is dropped", mail.getName());
            mail.setState(Mail.GHOST);
            return;
        }
        MailHandOver.toCopy(notes, mail, () -> super.service(mail));
    }

    @Override
    public void init() throws MessagingException {
        super.init();
        RemoteDeliveryConfiguration configuration =
                new RemoteDeliveryConfiguration(new PromptDelivery(getMailetConfig()), domains);
        MailQueue outgoing = queues.createQueue(configuration.getOutGoingQueueName());
        CountedCopies copies = new CountedCopies(notes);
        ServicesAtHand transports = transports();
        DeliveryRunnable runnable = new DeliveryRunnable(
                new DecoratedQueue(
                        outgoing,
                        items -> items.filter(copies::keep).map(item -> new PreparedItem(item, transports::useHere))),
                configuration,
                dns,
                metrics,
                getMailetContext(),
                new FailedDelivery(configuration, getMailetContext()));
        runnable.start();
        delivery.set(runnable);
    }

    /** JavaMail asks for its transports at each delivery; it finds {@link PromptSockets} by this class loader as well. */
    private static ServicesAtHand transports() throws MessagingException {
        try {
            return new ServicesAtHand(Provider.class, RemoteDelivery.class.getClassLoader());
        } catch (IOException unreadable) {
            throw new MessagingException("the list of JavaMail's transports cannot be read", unreadable);
        }
    }

    @Override
    public void destroy() {
        delivery.ifPresent(DeliveryRunnable::dispose);
        super.destroy();
    }
}
