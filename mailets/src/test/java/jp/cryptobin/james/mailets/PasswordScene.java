package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.FilePassword;
import jp.cryptobin.james.vault.IdempotencyKey;
import jp.cryptobin.james.vault.SampleFile;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;

/** A mail whose file is at the vault, with a known password, and a James that only notes what is sent. */
final class PasswordScene {
    static final IdempotencyKey KEY = new IdempotencyKey("k".repeat(43));
    static final String PASSWORD = FilePassword.derive(SampleFile.SECRET, KEY).reveal();
    private static final long DEPOSITED_AT =
            Instant.parse("2026-01-01T03:04:05Z").toEpochMilli();
    static final String SENDER = "taro@example.com";
    static final String[] RECIPIENTS = {"hanako@example.org", "jiro@example.net", "bcc@example.org"};
    static final String MESSAGE = """
            From: Taro <taro@example.com>
            To: hanako@example.org
            Cc: jiro@example.net
            Subject: =?UTF-8?B?6LOH5paZ?=
            Message-ID: <original@example.com>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            5pys5paHCg==
            --inner
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <html><body><p>=E6=9C=AC=E6=96=87</p></body></html>
            --inner--
            --outer
            Content-Type: application/pdf; name="a.pdf"
            Content-Disposition: attachment; filename="a.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0xLjQ=
            --outer--
            """.replace("\n", "\r\n");

    private final TestGateway james = new TestGateway();
    final FakeMailContext context = james.james;

    RewriteBody mailet(String... namesAndValues) throws MessagingException {
        return james.started(new RewriteBody(james.gateway()), namesAndValues);
    }

    /** As the upload leaves it. */
    static Mail mail(String message, String sender) throws Exception {
        MailImpl mail = MailImpl.builder()
                .name("mail-1")
                .sender(sender.isEmpty() ? MailAddress.nullSender() : new MailAddress(sender))
                .addRecipients(RECIPIENTS)
                .mimeMessage(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII))))
                .build();
        Inspection inspection = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT)
                .inspected(mail)
                .inspection();
        MailState.attachments(
                mail, inspection.files().stream().map(Attachment::of).toList());
        MailState.deposit(
                mail,
                new DepositNote(
                        KEY.value(),
                        "deposit-1",
                        DepositState.DELIVERED.name(),
                        DEPOSITED_AT,
                        List.of("hanako@example.org")));
        return mail;
    }

    static List<String> decodedTexts(Part part) throws Exception {
        if (part.getContent() instanceof MimeMultipart container) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < container.getCount(); i++) {
                texts.addAll(decodedTexts(container.getBodyPart(i)));
            }
            return texts;
        }
        return List.of(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    static String raw(MimeMessage message) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        message.writeTo(octets);
        return octets.toString(StandardCharsets.ISO_8859_1);
    }
}
