package jp.cryptobin.james.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.TemplateSample;

/** The variables of the templates {@code password-notice.*}. */
final class PasswordNoticeModel {
    static final String SAMPLE_PASSWORD = "SamplePassword1";

    private PasswordNoticeModel() {}

    static Map<String, Object> of(PasswordNotice notice, Languages languages) {
        Map<String, Object> model = DepositModel.of(
                notice.sender(),
                notice.depositedAt(),
                notice.zone(),
                notice.subject(),
                notice.awaitingApproval(),
                languages);
        model.put("password", notice.password());
        return model;
    }

    static List<TemplateSample> samples() {
        List<TemplateSample> samples = new ArrayList<>();
        for (Languages languages : Languages.values()) {
            for (PasswordNotice notice : sampleNotices("subject")) {
                samples.add(new TemplateSample(of(notice, languages), languages, Map.of("password", SAMPLE_PASSWORD)));
            }
        }
        return samples;
    }

    /** One that waits for nobody, and one that awaits approval. */
    static List<PasswordNotice> sampleNotices(String subject) {
        return List.of(sampleNotice(subject, false), sampleNotice(subject, true));
    }

    private static PasswordNotice sampleNotice(String subject, boolean awaitingApproval) {
        return new PasswordNotice(
                SAMPLE_PASSWORD,
                "sender@example.com",
                Instant.EPOCH,
                PasswordNotice.DEFAULT_ZONE,
                subject,
                awaitingApproval);
    }
}
