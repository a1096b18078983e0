package jp.cryptobin.james.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.Language;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.TemplateSample;

/** Made-up notices that between them take every way through the templates {@code sender-notice*}. */
final class SenderNoticeSamples {
    /** More than any list shows whole. */
    private static final int MANY = SenderNoticeModel.MAX_VIOLATIONS + 2;

    private static final Reason FIRST = Reason.FILE_NAME_CHARACTERS;

    private SenderNoticeSamples() {}

    static List<TemplateSample> bodies() {
        return samples(true);
    }

    static List<TemplateSample> subjects() {
        return samples(false);
    }

    private static List<TemplateSample> samples(boolean tellErrors) {
        ReasonTexts texts = ReasonTexts.load();
        List<TemplateSample> samples = new ArrayList<>();
        for (Languages languages : Languages.values()) {
            Map<String, String> messages = new TreeMap<>();
            for (Language language : Language.values()) {
                if (tellErrors && languages.includes(language)) {
                    messages.put(
                            "message in " + language.tag(),
                            texts.of(FIRST, language).message());
                }
            }
            SenderNoticeModel model = new SenderNoticeModel(texts, languages, PasswordNotice.DEFAULT_ZONE);
            audiences().forEach(audience -> {
                SenderNotice one = notice(audience, SenderNotice.Fate.STOPPED, "subject", 1);
                SenderNotice many = notice(audience, SenderNotice.Fate.BODY_SENT, "", MANY);
                samples.add(new TemplateSample(model.of(one), languages, messages));
                for (SenderNotice.Fate fate : SenderNotice.Fate.values()) {
                    samples.add(
                            new TemplateSample(model.of(notice(audience, fate, "subject", 1)), languages, messages));
                }
                samples.add(new TemplateSample(model.of(many), languages, messages));
            });
        }
        return samples;
    }

    private static Stream<Audience> audiences() {
        Mailbox sender = new Mailbox("sender@example.com", "");
        return Stream.concat(
                Stream.of(new NoticeAddressee.ToSender(sender), new Audience.Administrator()),
                Stream.of(NoticeAddressee.WhyNotSender.values()).map(NoticeAddressee.ToPostmaster::new));
    }

    private static SenderNotice notice(Audience audience, SenderNotice.Fate fate, String subject, int items) {
        List<String> many = Collections.nCopies(items, "item");
        List<Violation> violations = new ArrayList<>(List.of(
                new Violation(FIRST, many),
                Violation.of(Reason.MALFORMED_RECIPIENT, "item"),
                Violation.of(Reason.SUBJECT_TOO_LONG, "item"),
                Violation.of(Reason.DATA_URL, "item"),
                Violation.of(Reason.AUTOPILOT_OFF),
                Violation.of(Reason.MAINTENANCE),
                Violation.of(Reason.UNEXPECTED_ERROR)));
        violations.addAll(Collections.nCopies(items, Violation.of(Reason.ENCRYPTED)));
        return new SenderNotice(
                audience,
                new Mailbox("to@example.com", ""),
                fate,
                violations,
                subject.isEmpty() ? "" : "sender@example.com",
                subject,
                Instant.EPOCH,
                many,
                noHeaders());
    }

    private static OriginalHeaders noHeaders() {
        try {
            return OriginalHeaders.read(new ByteArrayInputStream(new byte[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
