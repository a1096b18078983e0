package jp.cryptobin.james.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;

/** Mails to work on, as James holds them in its queue and as its test kit makes them. */
enum Mails {
    /** A plain MimeMessage. */
    FAKE_MAIL {
        @Override
        Mail of(String message, String sender) throws MessagingException {
            MimeMessage mime = new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(message.getBytes(UTF_8)));
            FakeMail.Builder builder =
                    FakeMail.builder().name("mail-1").recipient(RECIPIENT).mimeMessage(mime);
            return (sender.isEmpty() ? builder.sender(MaybeSender.nullSender()) : builder.sender(sender)).build();
        }
    },
    /** A streamed MimeMessageWrapper behind James's copy-on-write proxy. */
    MAIL_IMPL {
        @Override
        Mail of(String message, String sender) throws MessagingException {
            MaybeSender from = sender.isEmpty() ? MaybeSender.nullSender() : MaybeSender.of(new MailAddress(sender));
            return MailImpl.builder()
                    .name("mail-1")
                    .sender(from)
                    .addRecipient(RECIPIENT)
                    .mimeMessage(new MimeMessageWrapper(MimeMessageInputStreamSource.create(
                            "mail-1", new ByteArrayInputStream(message.getBytes(UTF_8)))))
                    .build();
        }
    };

    static final String SENDER = "taro@example.com";
    static final String RECIPIENT = "hanako@example.org";

    static final String HEADER = crlf("From: taro@example.com\nTo: hanako@example.org\nSubject: Quotation\n"
            + "Message-ID: <m1@example.com>\nMIME-Version: 1.0\n");

    static final String FILE_PART = crlf("Content-Type: application/pdf; name=a.pdf\n"
            + "Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.pdf\n\nJVBERi0xLjQK\n");

    static final String WITH_FILE = HEADER
            + crlf(
                    "Content-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"
                            + "本文です。\n--b1\n")
            + FILE_PART
            + crlf("\n--b1--\n");

    static final String WITHOUT_FILE =
            HEADER + crlf("Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n本文です。\n");

    /** No file, but two readers may disagree about it. */
    static final String AMBIGUOUS = HEADER
            + crlf(
                    "Content-Type: text/plain; charset=UTF-8\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n本文です。\n");

    static final String REFUSED = WITH_FILE.replace("a.pdf", "a\uD83D\uDE00.pdf");

    abstract Mail of(String message, String sender) throws MessagingException;

    Mail of(String message) throws MessagingException {
        return of(message, SENDER);
    }

    static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    /** The message as James would send it. */
    static String written(Mail mail) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.getMessage().writeTo(out);
        return out.toString(UTF_8);
    }

    /** The first text of a message. */
    static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart multipart) {
            return text(multipart.getBodyPart(0));
        }
        return part.getContent().toString();
    }

    static List<String> words(Mail mail) {
        return mail.attributeNames().map(name -> name.asString()).sorted().toList();
    }

    /** A mail whose message cannot be had. */
    static Mail broken(Mail mail, Throwable failure) {
        return (Mail)
                Proxy.newProxyInstance(Mail.class.getClassLoader(), new Class<?>[] {Mail.class}, (p, call, args) -> {
                    if (call.getName().startsWith("getMessage")) {
                        throw failure;
                    }
                    return call.invoke(mail, args);
                });
    }
}
