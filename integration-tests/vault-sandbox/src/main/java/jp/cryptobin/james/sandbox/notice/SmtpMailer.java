package jp.cryptobin.james.sandbox.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;

/** Sends each notice in a mail of its own, from an address that only sends. */
public final class SmtpMailer implements NoticeMailer {
    private static final String TIMEOUT_MILLIS = "20000";
    private static final String DISPLAY_NAME = "クリプト便";

    private final Session session;
    private final InternetAddress from;
    private final Clock clock;

    /** @param from the send-only address, also the envelope sender */
    public SmtpMailer(String host, int port, String from, Clock clock) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.from", from);
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        this.session = Session.getInstance(properties);
        this.clock = clock;
        try {
            this.from = new InternetAddress(from, DISPLAY_NAME, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java runtime has UTF-8", e);
        }
    }

    @Override
    public void send(DepositNotice notice) throws MessagingException {
        String messageId = messageId(notice);
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(notice.recipient(), true));
        message.setSubject(NoticeText.subject(notice), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834: no vacation message and no other robot is to answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText(NoticeText.body(notice), UTF_8.name());
        Transport.send(message);
    }

    /** The same for every try, so that a notice sent twice after a crash can be seen to be one. */
    private String messageId(DepositNotice notice) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((notice.depositId() + " " + notice.recipient()).getBytes(UTF_8));
            String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
            return "<" + HexFormat.of().formatHex(digest, 0, 16) + "@" + domain + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
