package jp.cryptobin.james.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.Deferral;
import jp.cryptobin.james.state.MailState;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;

/** A mail with a file that has failed once. */
public final class WaitingMail {
    public static final Deferral ONCE = new Deferral(1_772_413_200_000L, 1, "maintenance");
    public static final String TEXT = String.join(
            "\r\n",
            "From: taro@example.com",
            "To: hanako@example.org",
            "Subject: Quotation",
            "Message-ID: <m1@example.com>",
            "MIME-Version: 1.0",
            "Content-Type: application/pdf; name=a.pdf",
            "Content-Disposition: attachment; filename=a.pdf",
            "Content-Transfer-Encoding: base64",
            "",
            "JVBERi0xLjQK",
            "");

    private WaitingMail() {}

    public static Mail named(String name) throws MessagingException {
        Mail mail = MailImpl.builder()
                .name(name)
                .sender("taro@example.com")
                .addRecipient("hanako@example.org")
                .mimeMessage(new MimeMessageWrapper(
                        MimeMessageInputStreamSource.create(name, new ByteArrayInputStream(TEXT.getBytes(UTF_8)))))
                .build();
        mail.setState("root");
        MailState.deferral(mail, ONCE);
        return mail;
    }

    public static String text(Mail mail) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.getMessage().writeTo(out);
        return out.toString(UTF_8);
    }
}
