package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.deferral.MailHandOver;
import jp.cryptobin.james.followup.FollowUp;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.matchers.RawMessage;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/**
 * A small second mail that goes after a deposit while the mail it was made for goes elsewhere: its header, its envelope
 * and the note of the deposit; no file, no body, no password.
 */
final class FollowUpMail {
    private FollowUpMail() {}

    /**
     * Hands one to James's queue.
     *
     * @param purpose in lower case; with the deposit it makes the name of the small mail, so that one that is sent twice
     *     is followed once
     */
    static void send(
            Mail mail,
            DepositNote deposit,
            String purpose,
            MailetContext context,
            String processor,
            long now,
            HandOvers notes)
            throws MessagingException, IOException {
        MailImpl followUp = MailImpl.builder()
                .name("cryptobin-" + purpose + "-" + deposit.id())
                .sender(mail.getMaybeSender())
                .addRecipients(mail.getRecipients())
                .mimeMessage(header(mail))
                .build();
        try {
            long receivedAt = Optional.ofNullable(mail.getLastUpdated())
                    .map(Date::getTime)
                    .orElse(now);
            MailState.deposit(followUp, deposit);
            MailState.followUp(followUp, FollowUps.note(FollowUp.begin(now, receivedAt)));
            boolean unused =
                    MailHandOver.once(notes, followUp.getName(), followUp, () -> context.sendMail(followUp, processor));
        } finally {
            // The queue has a copy of its own.
            followUp.dispose();
        }
    }

    private static MimeMessage header(Mail mail) throws MessagingException, IOException {
        try (InputStream message = RawMessage.open(mail)) {
            byte[] header = OriginalHeaders.read(message).messageWithoutBody();
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(header));
        }
    }
}
