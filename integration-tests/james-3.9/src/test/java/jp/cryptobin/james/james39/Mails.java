package jp.cryptobin.james.james39;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;

/** Mails of James 3.9: as its queue holds them, and as its test kit makes them. */
enum Mails {
    FAKE_MAIL {
        @Override
        Mail of(String message) throws MessagingException {
            return FakeMail.builder()
                    .name("mail-1")
                    .sender(SENDER)
                    .recipient(RECIPIENT)
                    .mimeMessage(new MimeMessage(Session.getInstance(new Properties()), octets(message)))
                    .build();
        }
    },
    MAIL_IMPL {
        @Override
        Mail of(String message) throws MessagingException {
            return MailImpl.builder()
                    .name("mail-1")
                    .sender(SENDER)
                    .addRecipient(RECIPIENT)
                    .mimeMessage(new MimeMessageWrapper(MimeMessageInputStreamSource.create("mail-1", octets(message))))
                    .build();
        }
    };

    static final String SENDER = "taro@example.com";
    static final String RECIPIENT = "hanako@example.org";

    private static final String HEADER = "From: taro@example.com\nTo: hanako@example.org\nSubject: Quotation\n"
            + "Message-ID: <m1@example.com>\nMIME-Version: 1.0\n";
    private static final String TEXT =
            "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n本文です。\n";

    static final String WITHOUT_FILE = HEADER + TEXT;
    static final String WITH_DATA_URL =
            HEADER + "Content-Type: text/html; charset=UTF-8\n\n<img src=\"data:image/png;base64,AAAA\">\n";
    static final String ENCRYPTED = HEADER + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n"
            + "Content-Transfer-Encoding: base64\n\nAAAA\n";

    static String withFile(String name) {
        return HEADER + "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n" + TEXT
                + "--b1\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
                + "Content-Disposition: attachment; filename=\"" + name + "\"\n\nJVBERi0xLjQK\n\n--b1--\n";
    }

    abstract Mail of(String message) throws MessagingException;

    private static ByteArrayInputStream octets(String message) {
        return new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(UTF_8));
    }

    /** The message as James would send it. */
    static String written(Mail mail) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.getMessage().writeTo(out);
        return out.toString(UTF_8);
    }
}
