package jp.cryptobin.james.letter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Sections;
import jp.cryptobin.james.template.TemplateSample;

/** The variables of the templates {@code undelivered-notice*}. */
final class UndeliveredNoticeModel {
    private static final int MAX_LINE = 500;
    /** More than a notice of ours has in both languages, but for one with many errors. */
    private static final int MAX_LINES = 400;

    private UndeliveredNoticeModel() {}

    static Map<String, Object> of(UndeliveredNotice notice, Languages languages) {
        return of(notice.addressee(), notice.subject(), notice.trouble(), notice.text(), languages);
    }

    private static Map<String, Object> of(
            String addressee, String subject, String trouble, List<String> text, Languages languages) {
        Map<String, Object> model = new TreeMap<>();
        model.put("addressee", DisplayText.line(addressee, MAX_LINE));
        model.put("subject", DisplayText.line(subject, MAX_LINE));
        model.put("hasSubject", !subject.isBlank());
        model.put("trouble", DisplayText.line(trouble, MAX_LINE));
        model.put("hasTrouble", !trouble.isBlank());
        model.put(
                "lines",
                text.stream()
                        .limit(MAX_LINES)
                        .map(line -> DisplayText.line(line, MAX_LINE))
                        .toList());
        Sections.put(model, languages, language -> Map.of());
        return model;
    }

    static List<TemplateSample> bodies() {
        return samples("subject", Map.of("addressee", "taro@example.com", "line", "line of the notice"));
    }

    static List<TemplateSample> subjects() {
        return samples("", Map.of());
    }

    private static List<TemplateSample> samples(String subject, Map<String, String> indispensable) {
        return List.of(Languages.values()).stream()
                .flatMap(languages -> List.of("", "550 no").stream()
                        .map(trouble -> new TemplateSample(
                                of("taro@example.com", subject, trouble, List.of("line of the notice"), languages),
                                languages,
                                indispensable)))
                .toList();
    }
}
