package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import jp.cryptobin.james.template.Languages;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The receipt and the notices about files: what they say, and that what they quote cannot act. */
class LetterWriterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    private static final Mailbox FROM = new Mailbox("postmaster@example.com", "");
    private static final Mailbox TARO = new Mailbox("taro@example.com", "");
    private static final String ID = "0123456789-_abcdefghijAB";
    private static final String HOSTILE = "x\r\nBcc: forged@example.com\u202E<img src=x>{{sender}}&amp;";

    static Stream<Arguments> everyNotice() {
        return Stream.of(FilesNotice.End.values())
                .flatMap(end -> Stream.of(FilesNotice.Reader.values()).map(reader -> Arguments.of(end, reader)));
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void noticesSayTheSameInHtmlAndText(FilesNotice.End end, FilesNotice.Reader reader) throws Exception {
        sameWords(notice(end, reader, "資料"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void receiptsSayTheSameInHtmlAndText(boolean told) throws Exception {
        sameWords(receipt("資料", told, URI.create("https://vault.example.com/manage/abc")));
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED,   【クリプト便】添付ファイルは送信されません / Files not sent: 資料",
        "WITHDRAWN, 【クリプト便】添付ファイルは送信されません / Files not sent: 資料",
        "UNKNOWN,   【クリプト便】添付ファイルの承認結果を確認できません / Approval of files unknown: 資料",
    })
    void noticesNameTheMailInTheirSubject(FilesNotice.End end, String expected) throws Exception {
        assertThat(parse(notice(end, FilesNotice.Reader.SENDER, "資料")).getSubject())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void whatANoticeQuotesCannotAct(FilesNotice.End end, FilesNotice.Reader reader) throws Exception {
        cannotAct(notice(end, reader, HOSTILE));
    }

    @Test
    void whatAReceiptQuotesCannotAct() throws Exception {
        cannotAct(receipt(HOSTILE, true, URI.create("https://vault.example.com/manage/%22abc")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "mailto:a@example.com", "/manage/abc"})
    void aLinkThatIsNoWebAddressIsLeftOut(String link) throws Exception {
        byte[] octets = receipt("資料", true, URI.create(link));

        assertThat(part(octets, 0)).doesNotContain(link).contains("クリプト便にログインするか");
        assertThat(Jsoup.parse(part(octets, 1)).select("a")).isEmpty();
    }

    @Test
    void theLinkCanBeFollowed() throws Exception {
        String link = "https://vault.example.com/manage/abc?a=1&b=%22";

        assertThat(Jsoup.parse(part(receipt("資料", true, URI.create(link)), 1)).select("a"))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.attr("href")).isEqualTo(link));
    }

    @Test
    void questionsOfRecipientsGoToTheSender() throws Exception {
        MimeMessage message = parse(notice(FilesNotice.End.WITHDRAWN, FilesNotice.Reader.RECIPIENT, "資料"));

        assertThat(message.getHeader("Reply-To")).containsExactly("taro@example.com");
        assertThat(message.getHeader("In-Reply-To")).containsExactly("<m1@example.com>");
        assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KB", "1048575, 1024.0 KB", "1048576, 1.0 MB", "41943040, 40.0 MB"})
    void sizesAreShort(long octets, String shown) {
        assertThat(DepositReceiptModel.size(octets)).isEqualTo(shown);
    }

    @Test
    void namesThatNoMessageIdCanHaveAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilesNotice(
                        FilesNotice.End.EXPIRED,
                        FilesNotice.Reader.SENDER,
                        Optional.empty(),
                        "",
                        Instant.EPOCH,
                        PasswordNotice.DEFAULT_ZONE,
                        "",
                        "short",
                        "",
                        header()));
    }

    private static void sameWords(byte[] octets) throws Exception {
        String text = part(octets, 0).replaceAll("-{20,}", "");
        assertThat(withoutSpace(Jsoup.parse(part(octets, 1)).body().wholeText()))
                .isEqualTo(withoutSpace(text));
    }

    private static void cannotAct(byte[] octets) throws Exception {
        String head = new String(octets, StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0];
        assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc")).allMatch(line -> line.length() <= 78);
        String text = part(octets, 0);
        assertThat(text).contains("[U+000D][U+000A]Bcc", "[U+202E]<img src=x>{{sender}}&amp;");
        assertThat(Jsoup.parse(part(octets, 1)).select("img")).isEmpty();
    }

    private static byte[] notice(FilesNotice.End end, FilesNotice.Reader reader, String subject) {
        return new LetterWriter(LetterTemplates.builtIn(), Languages.BOTH, FROM, CLOCK)
                .write(new FilesNotice(
                        end,
                        reader,
                        Mailbox.of("hanako@example.org"),
                        "taro@example.com",
                        Instant.EPOCH,
                        PasswordNotice.DEFAULT_ZONE,
                        subject,
                        ID,
                        "maintenance: 503",
                        header()));
    }

    private static byte[] receipt(String text, boolean told, URI link) {
        return new LetterWriter(LetterTemplates.builtIn(), Languages.BOTH, FROM, CLOCK)
                .write(new DepositReceipt(
                        TARO,
                        Instant.EPOCH,
                        told ? Optional.of(Instant.EPOCH) : Optional.empty(),
                        PasswordNotice.DEFAULT_ZONE,
                        text,
                        told,
                        List.of(new DepositReceipt.StoredFile(text, 1), new DepositReceipt.StoredFile("b.pdf", 2)),
                        List.of("hanako@example.org", text),
                        told ? Optional.of(link) : Optional.empty(),
                        ID,
                        header()));
    }

    private static OriginalHeaders header() {
        try {
            return OriginalHeaders.read(new ByteArrayInputStream(
                    "Message-ID: <m1@example.com>\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MimeMessage parse(byte[] octets) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    private static String part(byte[] octets, int index) throws Exception {
        MimeMultipart alternative = (MimeMultipart) parse(octets).getContent();
        try (InputStream in = alternative.getBodyPart(index).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
