package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.letter.LetterWriter;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.matchers.RawMessage;
import jp.cryptobin.james.mime.HeaderText;
import jp.cryptobin.james.parameters.LetterParameters;
import jp.cryptobin.james.parameters.Parameters;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** The way out for what a mailet writes to people about a mail. */
record NoticePost(LetterParameters letters) {

    static NoticePost read(Parameters parameters, Gateway gateway) {
        return new NoticePost(
                LetterParameters.read(parameters, gateway.settings().postmaster()));
    }

    LetterWriter writer(Clock clock) {
        return new LetterWriter(letters.templates(), letters.languages(), letters.from(), clock);
    }

    Mailbox from() {
        return letters.from();
    }

    String processor() {
        return letters.processor();
    }

    /** Hands a message to James's queue, with the null reverse-path: nothing answers it (RFC 3834 section 3.3). */
    void send(String what, byte[] message, MailAddress to, MailetContext context, HandOvers notes)
            throws MessagingException {
        send(what, message, to, context, notes, mail -> {});
    }

    /**
     * The same.
     *
     * @param what it is and for whom; the same when it is written again
     * @param more what the mail is to bear
     */
    void send(String what, byte[] message, MailAddress to, MailetContext context, HandOvers notes, Consumer<Mail> more)
            throws MessagingException {
        MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        new OwnPost(context, processor(), notes).send(what, MaybeSender.nullSender(), to, parsed, Duration.ZERO, more);
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
