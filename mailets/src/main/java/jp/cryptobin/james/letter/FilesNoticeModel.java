package jp.cryptobin.james.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.TemplateSample;

/** The variables of the templates {@code files-notice*}. */
final class FilesNoticeModel {
    private static final int MAX_TROUBLE = 500;

    private FilesNoticeModel() {}

    static Map<String, Object> of(FilesNotice notice, Languages languages) {
        return of(
                notice.end(),
                notice.reader(),
                DepositModel.of(
                        notice.sender(), notice.depositedAt(), notice.zone(), notice.subject(), true, languages),
                notice.subject(),
                notice.trouble());
    }

    private static Map<String, Object> of(
            FilesNotice.End end, FilesNotice.Reader reader, Map<String, Object> model, String subject, String trouble) {
        model.put("hasSubject", !subject.isBlank());
        model.put("expired", end == FilesNotice.End.EXPIRED);
        model.put("withdrawn", end == FilesNotice.End.WITHDRAWN);
        model.put("unknown", end == FilesNotice.End.UNKNOWN);
        model.put("toSender", reader == FilesNotice.Reader.SENDER);
        model.put("toRecipient", reader == FilesNotice.Reader.RECIPIENT);
        model.put("toPostmaster", reader == FilesNotice.Reader.POSTMASTER);
        model.put("hasTrouble", !trouble.isBlank());
        model.put("trouble", DisplayText.line(trouble, MAX_TROUBLE));
        return model;
    }

    static List<TemplateSample> bodies() {
        return samples(List.of("subject"), Map.of("sender", "sender@example.com"));
    }

    static List<TemplateSample> subjects() {
        return samples(List.of("subject", ""), Map.of());
    }

    private static List<TemplateSample> samples(List<String> subjects, Map<String, String> indispensable) {
        List<TemplateSample> samples = new ArrayList<>();
        ZoneId zone = PasswordNotice.DEFAULT_ZONE;
        for (Languages languages : Languages.values()) {
            for (FilesNotice.End end : FilesNotice.End.values()) {
                for (FilesNotice.Reader reader : FilesNotice.Reader.values()) {
                    for (String subject : subjects) {
                        Map<String, Object> deposit =
                                DepositModel.of("sender@example.com", Instant.EPOCH, zone, subject, true, languages);
                        samples.add(new TemplateSample(
                                of(end, reader, deposit, subject, "trouble"), languages, indispensable));
                    }
                }
            }
        }
        return samples;
    }
}
