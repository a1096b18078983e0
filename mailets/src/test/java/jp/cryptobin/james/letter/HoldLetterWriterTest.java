package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.recipients.Recipient;
import jp.cryptobin.james.template.Languages;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The letter about held mail and those about answers: what they say, and that what they quote cannot act. */
class HoldLetterWriterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Mailbox TARO = new Mailbox("taro@example.com", "");
    private static final String ID = "0123456789-_abcdefghijAB";
    private static final String HOSTILE = "x\r\nBcc: forged@example.com\u202E<img src=x>{{sender}}&amp;";
    private static final String LINK = "https://vault.example.com/manage/abc";

    private final HoldLetterWriter writer = new HoldLetterWriter(
            LetterTemplates.builtIn(),
            Languages.BOTH,
            new Mailbox("cryptobin-hold@example.com", ""),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private byte[] letter(String text, boolean untilAnswered, List<Recipient> recipients) throws Exception {
        return writer.write(new HoldLetter(
                TARO,
                NOW,
                NOW.plusSeconds(300),
                untilAnswered,
                TOKYO,
                text,
                recipients,
                List.of(new DepositReceipt.StoredFile(text, 1)),
                "STOP " + ID + "." + ID,
                "SEND " + ID + "." + ID,
                ID,
                header()));
    }

    private byte[] result(Told what, String text, boolean files, Optional<URI> link) throws Exception {
        return writer.write(new HoldResult(TARO, what, text, files, link, TOKYO, ID, header()));
    }

    private static List<Recipient> everybody(String text) {
        return List.of(
                new Recipient(Recipient.Field.TO, text, true, "example.com"),
                new Recipient(Recipient.Field.CC, "b@example.com", false, ""),
                new Recipient(Recipient.Field.BCC, "c@example.org", true, ""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysTheSameInHtmlAndText(boolean untilAnswered) throws Exception {
        sameWords(letter("資料", untilAnswered, everybody("a@examp1e.com")));
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void tellsEveryResultInHtmlAndText(Told what) throws Exception {
        sameWords(result(what, "資料", true, Optional.empty()));
        assertThat(parse(result(what, "資料", false, Optional.empty())).getSubject())
                .startsWith("【クリプト便】")
                .contains(" / ")
                .endsWith(": 資料");
    }

    @Test
    void setsToAndCcAndBccApartAndThoseOutsideOff() throws Exception {
        String text = part(letter("資料", false, everybody("a@examp1e.com")), 0);

        assertThat(text)
                .contains("To :\n・a@examp1e.com 【社外】 【example.com に似た別のドメイン】\nCc :\n・b@example.com\n")
                .contains("Bcc :\n・c@example.org 【社外】\nファイル :\n・資料 (1 B)")
                .contains("社外の宛先が 2 件あります。", "Recipients outside your company: 2.");
    }

    @Test
    void aThousandRecipientsAreCounted() throws Exception {
        Recipient one = new Recipient(Recipient.Field.TO, "a@example.org", true, "");

        assertThat(part(letter("資料", false, Collections.nCopies(1_000, one)), 0))
                .contains("・ほか 950 件", "- and 950 more", "社外の宛先が 1000 件あります。");
    }

    @Test
    void itsLinksOpenAMailThatOnlyHasToBeSent() throws Exception {
        assertThat(Jsoup.parse(part(letter("資料", false, everybody("a@example.org")), 1))
                        .select("a"))
                .extracting(link -> link.attr("href"))
                .containsExactly(
                        "mailto:cryptobin-hold@example.com?subject=STOP%20" + ID + "." + ID,
                        "mailto:cryptobin-hold@example.com?subject=SEND%20" + ID + "." + ID,
                        "mailto:cryptobin-hold@example.com?subject=STOP%20" + ID + "." + ID,
                        "mailto:cryptobin-hold@example.com?subject=SEND%20" + ID + "." + ID);
    }

    @Test
    void aReplyRefersToTheMailThatWaits() throws Exception {
        MimeMessage letter = parse(letter("資料", false, everybody("a@example.org")));

        assertThat(letter.getHeader("Message-ID")).containsExactly("<" + ID + "@example.com>");
        assertThat(letter.getHeader("From")).containsExactly("cryptobin-hold@example.com");
        assertThat(letter.getHeader("In-Reply-To")).containsExactly("<m1@example.com>");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void whatIsQuotedCannotAct() throws Exception {
        cannotAct(letter(HOSTILE, false, everybody(HOSTILE)));
        cannotAct(result(Told.STOPPED, HOSTILE, false, Optional.empty()));
    }

    @Test
    void onlyALateAnswerHasTheLinkThatTakesFilesBack() throws Exception {
        Optional<URI> link = Optional.of(URI.create(LINK));

        assertThat(part(result(Told.LATE, "資料", true, link), 0)).contains(LINK);
        assertThat(part(result(Told.LATE, "資料", true, Optional.empty()), 0)).contains("クリプト便にログインするか");
        assertThat(part(result(Told.LATE, "資料", false, Optional.empty()), 0)).doesNotContain("ファイル");
        assertThat(part(result(Told.ALREADY_SENT, "資料", true, link), 0)).doesNotContain(LINK);
    }

    private static void sameWords(byte[] octets) throws Exception {
        String text = part(octets, 0).replaceAll("-{20,}|mailto:\\S+", "");
        assertThat(words(Jsoup.parse(part(octets, 1)).body().wholeText())).isEqualTo(words(text));
    }

    private static String words(String text) {
        return text.replaceAll("[\\s:]", "");
    }

    private static void cannotAct(byte[] octets) throws Exception {
        String head = new String(octets, StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0];
        assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc")).allMatch(line -> line.length() <= 78);
        assertThat(part(octets, 0)).contains("[U+000D][U+000A]Bcc", "[U+202E]<img src=x>{{sender}}&amp;");
        assertThat(Jsoup.parse(part(octets, 1)).select("img")).isEmpty();
    }

    private static OriginalHeaders header() throws Exception {
        return OriginalHeaders.read(
                new ByteArrayInputStream("Message-ID: <m1@example.com>\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static MimeMessage parse(byte[] octets) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    private static String part(byte[] octets, int index) throws Exception {
        MimeMultipart alternative = (MimeMultipart) parse(octets).getContent();
        try (InputStream in = alternative.getBodyPart(index).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
