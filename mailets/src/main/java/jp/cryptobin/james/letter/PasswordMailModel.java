package jp.cryptobin.james.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.TemplateSample;

/** The variables of the templates {@code password-mail*}. */
final class PasswordMailModel {
    private PasswordMailModel() {}

    static Map<String, Object> body(PasswordNotice notice, PasswordMail.Reader reader, Languages languages) {
        Map<String, Object> model = PasswordNoticeModel.of(notice, languages);
        model.put("toRecipient", reader == PasswordMail.Reader.RECIPIENT);
        model.put("toSender", reader == PasswordMail.Reader.SENDER);
        return model;
    }

    /** Without the password: subjects are shown on locked screens and written to logs. */
    static Map<String, Object> subject(PasswordNotice notice, Languages languages) {
        Map<String, Object> model = DepositModel.of(
                notice.sender(),
                notice.depositedAt(),
                notice.zone(),
                notice.subject(),
                notice.awaitingApproval(),
                languages);
        model.put("hasSubject", !notice.subject().isBlank());
        return model;
    }

    static List<TemplateSample> bodies() {
        List<TemplateSample> samples = new ArrayList<>();
        for (Languages languages : Languages.values()) {
            for (PasswordMail.Reader reader : PasswordMail.Reader.values()) {
                for (PasswordNotice notice : PasswordNoticeModel.sampleNotices("subject")) {
                    Map<String, Object> model = body(notice, reader, languages);
                    samples.add(new TemplateSample(
                            model, languages, Map.of("password", PasswordNoticeModel.SAMPLE_PASSWORD)));
                }
            }
        }
        return samples;
    }

    static List<TemplateSample> subjects() {
        List<TemplateSample> samples = new ArrayList<>();
        for (Languages languages : Languages.values()) {
            for (String subject : List.of("subject", "")) {
                for (PasswordNotice notice : PasswordNoticeModel.sampleNotices(subject)) {
                    samples.add(new TemplateSample(subject(notice, languages), languages, Map.of()));
                }
            }
        }
        return samples;
    }
}
