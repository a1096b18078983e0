package jp.cryptobin.james.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import javax.mail.BodyPart;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Notices to senders, written and read back. */
final class WrittenNotices {
    static final Templates TEMPLATES = LetterTemplates.builtIn();
    static final Instant NOW = Instant.parse("2025-12-31T15:04:05Z");
    static final String ID = "0123456789-_abcdefghijAB";
    static final Mailbox SENDER = new Mailbox("taro@example.com", "");
    static final String HEADER = "From: =?UTF-8?B?5aSq6YOO?= <taro@example.com>\r\n"
            + "To: hanako@example.org\r\nBcc: secret@example.org\r\nMessage-ID: <original@example.com>\r\n"
            + "Subject: =?UTF-8?B?5Lya6K2w?=\r\n";

    private WrittenNotices() {}

    static SenderNoticeWriter writer(Languages languages) {
        return new SenderNoticeWriter(
                TEMPLATES,
                ReasonTexts.load(),
                new SenderNoticeWriter.Settings(
                        new Mailbox("mailer-daemon@gateway.example.com", "クリプト便 メール連携"),
                        languages,
                        PasswordNotice.DEFAULT_ZONE),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(5));
    }

    static byte[] write(Languages languages, SenderNotice notice) {
        return writer(languages).write(notice, ID);
    }

    static SenderNotice notice(Violation... violations) {
        return notice(HEADER, "会議の資料", violations);
    }

    static SenderNotice notice(String original, String subject, Violation... violations) {
        try {
            return new SenderNotice(
                    new NoticeAddressee.ToSender(SENDER),
                    SENDER,
                    SenderNotice.Fate.STOPPED,
                    List.of(violations),
                    "taro@example.com",
                    subject,
                    NOW,
                    List.of("hanako@example.org", "jiro@example.net"),
                    OriginalHeadersTest.headers(original));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static SenderNotice many(Audience audience, SenderNotice.Fate fate, int items) {
        List<String> names =
                IntStream.range(0, items).mapToObj(i -> "item " + i).toList();
        return new SenderNotice(
                audience,
                SENDER,
                fate,
                Collections.nCopies(items, new Violation(Reason.TOO_MANY_FILES, names)),
                "taro@example.com",
                "subject",
                NOW,
                names,
                notice(Violation.of(Reason.DATA_URL)).original());
    }

    static MimeMessage parse(byte[] octets) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    static String text(byte[] octets) {
        return alternative(octets, 0).replace("\r\n", "\n");
    }

    static Document html(byte[] octets) {
        return Jsoup.parse(alternative(octets, 1));
    }

    static String alternative(byte[] octets, int index) {
        try {
            BodyPart alternatives = ((MimeMultipart) parse(octets).getContent()).getBodyPart(0);
            return ((MimeMultipart) alternatives.getContent())
                    .getBodyPart(index)
                    .getContent()
                    .toString();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String decoded(BodyPart part) throws IOException, MessagingException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    static String withoutLineEnds(String message) {
        return message.replace("\r\n", "");
    }

    static String words(String text) {
        return text.replaceAll("[\\s\u00A0]", "");
    }
}
