package jp.cryptobin.james.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.cryptobin.james.recipients.Recipient;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.TemplateSample;

/** The variables of the templates {@code hold-letter*}. */
final class HoldLetterModel {
    /** As many as a mail may have. */
    private static final int MAX_FILES = 20;

    private static final int MAX_RECIPIENTS = 50;
    private static final int MAX_LINE = 250;

    private HoldLetterModel() {}

    /** @param answers the address that answers go to */
    static Map<String, Object> of(HoldLetter letter, Mailbox answers, Languages languages) {
        Map<String, Object> model = DepositModel.of(
                letter.to().address(), letter.heldAt(), letter.zone(), letter.subject(), false, languages);
        model.put("hasSubject", !letter.subject().isBlank());
        model.put("untilAnswered", letter.untilAnswered());
        model.put("due", Moment.toTheMinute(letter.due(), letter.zone()));
        for (Recipient.Field field : Recipient.Field.values()) {
            recipients(model, field, letter.recipients());
        }
        long outside = letter.recipients().stream().filter(Recipient::outside).count();
        model.put("outside", outside > 0 ? Long.toString(outside) : false);
        model.put(
                "resembling",
                letter.recipients().stream().anyMatch(r -> !r.resembles().isEmpty()));
        model.put("hasFiles", !letter.files().isEmpty());
        model.put(
                "files",
                letter.files().stream()
                        .limit(MAX_FILES)
                        .map(file -> Map.of(
                                "name",
                                DisplayText.line(file.name(), MAX_LINE),
                                "size",
                                DepositReceiptModel.size(file.size())))
                        .toList());
        model.put("moreFiles", more(letter.files().size(), MAX_FILES));
        model.put("stopLink", link(answers, letter.stopSubject()));
        model.put("sendLink", link(answers, letter.sendSubject()));
        return model;
    }

    private static void recipients(Map<String, Object> model, Recipient.Field field, List<Recipient> all) {
        String name = field.name().toLowerCase(Locale.ROOT);
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<Recipient> those =
                all.stream().filter(recipient -> recipient.field() == field).toList();
        model.put("has" + capital, !those.isEmpty());
        model.put(
                name,
                those.stream()
                        .limit(MAX_RECIPIENTS)
                        .map(HoldLetterModel::recipient)
                        .toList());
        model.put("more" + capital, more(those.size(), MAX_RECIPIENTS));
    }

    private static Map<String, Object> recipient(Recipient recipient) {
        return Map.of(
                "address",
                DisplayText.line(recipient.address(), MAX_LINE),
                "isOutside",
                recipient.outside(),
                "resembles",
                recipient.resembles().isEmpty() ? false : DisplayText.line(recipient.resembles(), MAX_LINE));
    }

    private static Object more(int all, int limit) {
        return all > limit ? Integer.toString(all - limit) : false;
    }

    /** Opens a mail that only has to be sent. ASCII alone: mail programs differ about anything else in such links. */
    static String link(Mailbox to, String subject) {
        return "mailto:" + encoded(to.localPart()) + "@" + to.domain() + "?subject=" + encoded(subject);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static List<TemplateSample> bodies() {
        List<TemplateSample> samples = new ArrayList<>();
        Mailbox answers = new Mailbox("hold@example.com", "");
        for (Languages languages : Languages.values()) {
            samples.add(new TemplateSample(
                    of(sample("subject", true, 1), answers, languages),
                    languages,
                    Map.of(
                            "stopLink", "STOP%20x",
                            "sendLink", "SEND%20x",
                            "name", "file name",
                            "address", "recipient@examp1e.com",
                            "due", "1970/01/01 09:00")));
            samples.add(new TemplateSample(
                    of(sample("", false, MAX_RECIPIENTS + 1), answers, languages), languages, Map.of()));
        }
        return samples;
    }

    static List<TemplateSample> subjects() {
        List<TemplateSample> samples = new ArrayList<>();
        Mailbox answers = new Mailbox("hold@example.com", "");
        for (Languages languages : Languages.values()) {
            samples.add(new TemplateSample(of(sample("subject", true, 1), answers, languages), languages, Map.of()));
            samples.add(new TemplateSample(of(sample("", false, 1), answers, languages), languages, Map.of()));
        }
        return samples;
    }

    private static HoldLetter sample(String subject, boolean untilAnswered, int items) {
        List<Recipient> recipients = new ArrayList<>();
        for (Recipient.Field field : Recipient.Field.values()) {
            recipients.addAll(Collections.nCopies(
                    items,
                    new Recipient(field, "recipient@examp1e.com", untilAnswered, untilAnswered ? "example.com" : "")));
        }
        return new HoldLetter(
                new Mailbox("sender@example.com", ""),
                Instant.EPOCH,
                Instant.EPOCH,
                untilAnswered,
                PasswordNotice.DEFAULT_ZONE,
                subject,
                recipients,
                Collections.nCopies(items, new DepositReceipt.StoredFile("file name", 1)),
                "STOP x",
                "SEND x",
                "0123456789abcdef",
                noHeaders());
    }

    private static OriginalHeaders noHeaders() {
        try {
            return OriginalHeaders.read(new ByteArrayInputStream(new byte[0]));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
