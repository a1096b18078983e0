package jp.cryptobin.james.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Sections;
import jp.cryptobin.james.template.TemplateSample;

/** The variables of the templates {@code hold-result*}. */
final class HoldResultModel {
    private static final int MAX_SUBJECT = 250;
    private static final String SAMPLE_LINK = "https://vault.example.com/manage/sample";

    private HoldResultModel() {}

    static Map<String, Object> of(HoldResult result, HoldWords words, Languages languages) {
        Map<String, Object> model = new TreeMap<>();
        model.put("subject", DisplayText.line(result.subject(), MAX_SUBJECT));
        model.put("hasSubject", !result.subject().isBlank());
        Optional<String> link = result.manageUrl().flatMap(DepositReceiptModel::link);
        boolean late = result.what() == Told.LATE && result.files();
        model.put("hasManageLink", late && link.isPresent());
        model.put("hasFilesOnly", late && link.isEmpty());
        model.put("manageLink", link.orElse(""));
        Sections.put(
                model,
                languages,
                language -> Map.of(
                        "title",
                        words.title(result.what(), language),
                        "sentence",
                        words.sentence(result.what(), language)));
        return model;
    }

    static List<TemplateSample> bodies() {
        List<TemplateSample> samples = new ArrayList<>();
        HoldWords words = HoldWords.load();
        for (Languages languages : Languages.values()) {
            for (Told what : Told.values()) {
                boolean late = what == Told.LATE;
                samples.add(new TemplateSample(
                        of(sample(what, "subject", true, late), words, languages),
                        languages,
                        late ? Map.of("manageLink", SAMPLE_LINK) : Map.of()));
            }
            samples.add(
                    new TemplateSample(of(sample(Told.LATE, "", true, false), words, languages), languages, Map.of()));
        }
        return samples;
    }

    static List<TemplateSample> subjects() {
        List<TemplateSample> samples = new ArrayList<>();
        HoldWords words = HoldWords.load();
        for (Languages languages : Languages.values()) {
            samples.add(new TemplateSample(
                    of(sample(Told.STOPPED, "subject", false, false), words, languages), languages, Map.of()));
            samples.add(new TemplateSample(
                    of(sample(Told.UNKNOWN, "", false, false), words, languages), languages, Map.of()));
        }
        return samples;
    }

    private static HoldResult sample(Told what, String subject, boolean files, boolean link) {
        try {
            return new HoldResult(
                    new Mailbox("sender@example.com", ""),
                    what,
                    subject,
                    files,
                    link ? Optional.of(URI.create(SAMPLE_LINK)) : Optional.empty(),
                    PasswordNotice.DEFAULT_ZONE,
                    "0123456789abcdef",
                    OriginalHeaders.read(new ByteArrayInputStream(new byte[0])));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
