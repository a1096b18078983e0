package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.RawMessage;
import jp.cryptobin.james.message.HeaderText;
import jp.cryptobin.james.notice.Languages;
import jp.cryptobin.james.notice.Mailbox;
import jp.cryptobin.james.notice.OriginalHeaders;
import jp.cryptobin.james.notice.Templates;
import jp.cryptobin.james.parameters.Parameters;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/**
 * How a mailet writes to people about a mail: the parameters for it, and the way out.
 *
 * @param templates that the text is made of
 * @param languages it is in
 * @param from the address that it comes from; with a domain name, for Message-IDs
 * @param processor where it goes; not through the pipeline again
 */
record NoticePost(Templates templates, Languages languages, Mailbox from, String processor) {

    /** Reads {@code language}, {@code templates}, {@code from} and {@code processor}. */
    static NoticePost read(Parameters parameters, Gateway gateway) throws MessagingException {
        String address = parameters.text("from").orElse(gateway.settings().postmaster());
        Mailbox from = Mailbox.of(address)
                .filter(Mailbox::hasHost)
                .orElseThrow(() -> parameters.wrong("from", address, "an address with a domain name"));
        return new NoticePost(
                parameters.templates(),
                parameters.choice("language", Languages.BOTH),
                from,
                parameters.text("processor").orElse("relay"));
    }

    /** Hands a message to James's queue, with the null reverse-path: nothing answers it (RFC 3834 section 3.3). */
    void send(byte[] message, MailAddress to, MailetContext context) throws MessagingException {
        MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        context.sendMail(MailAddress.nullSender(), List.of(to), parsed, processor);
    }

    static OriginalHeaders header(Mail mail) throws MessagingException, IOException {
        try (InputStream message = RawMessage.open(mail)) {
            return OriginalHeaders.read(message);
        }
    }

    /** The subject, decoded; empty where there is none. */
    static String subject(Mail mail) throws MessagingException {
        String subject = Optional.ofNullable(mail.getMessage().getHeader("Subject", null))
                .orElse("");
        return HeaderText.decode(subject.replaceAll("\\r?\\n", ""));
    }
}
