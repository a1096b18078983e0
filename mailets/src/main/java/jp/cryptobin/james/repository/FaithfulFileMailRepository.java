package jp.cryptobin.james.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.mail.MessagingException;
import jp.cryptobin.james.matchers.RawMessage;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.file.FileMailRepository;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.mailet.Mail;

/**
 * James's repository of files, which keeps a message octet by octet. James's own (3.8.1, and 3.9.0) parses a message that
 * it stores and writes it anew: the last characters of a message that is base64 as a whole are lost by that, and one with
 * broken base64 cannot be kept at all.
 *
 * <pre>{@code
 * <mailrepository class="jp.cryptobin.james.repository.FaithfulFileMailRepository">
 *   <protocols><protocol>file</protocol></protocols>
 *   <config FIFO="false" CACHEKEYS="true"/>
 * </mailrepository>
 * }</pre>
 */
public class FaithfulFileMailRepository extends FileMailRepository {
    @Override
    public MailKey store(Mail mail) throws MessagingException {
        MailImpl copy = copy(mail);
        try {
            return super.store(copy);
        } finally {
            LifecycleUtil.dispose(copy);
        }
    }

    /** The message is copied first, because it may come from the file that is written to. */
    private static MailImpl copy(Mail mail) throws MessagingException {
        MimeMessageInputStreamSource octets = MimeMessageInputStreamSource.create(mail.getName() + "-kept");
        StoredMessage message = new StoredMessage(octets);
        boolean taken = false;
        try {
            MailImpl copy = MailImpl.builder()
                    .name(mail.getName())
                    .sender(mail.getMaybeSender())
                    .addRecipients(mail.getRecipients())
                    .state(mail.getState())
                    .errorMessage(mail.getErrorMessage())
                    .lastUpdated(mail.getLastUpdated())
                    .remoteHost(mail.getRemoteHost())
                    .remoteAddr(mail.getRemoteAddr())
                    .addAttributes(mail.attributes().toList())
                    .addAllHeadersForRecipients(mail.getPerRecipientSpecificHeaders())
                    .build();
            mail.dsnParameters().ifPresent(copy::setDsnParameters);
            try (InputStream in = RawMessage.open(mail);
                    OutputStream out = octets.getWritableOutputStream()) {
                in.transferTo(out);
            }
            copy.setMessageNoCopy(message);
            taken = true;
            return copy;
        } catch (IOException unreadable) {
            throw new MessagingException("cannot keep the message of mail " + mail.getName(), unreadable);
        } finally {
            if (!taken) {
                message.dispose();
            }
        }
    }
}
