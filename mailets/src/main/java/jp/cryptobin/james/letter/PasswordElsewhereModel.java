package jp.cryptobin.james.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.TemplateSample;

/** The variables of the templates {@code password-elsewhere.*}: no password, and by which road it comes. */
final class PasswordElsewhereModel {
    private static final List<PasswordDelivery> ROADS =
            List.of(PasswordDelivery.SEPARATE_MAIL, PasswordDelivery.TO_SENDER);

    private PasswordElsewhereModel() {}

    static Map<String, Object> of(PasswordElsewhere notice, Languages languages) {
        Map<String, Object> model = DepositModel.of(
                notice.sender(),
                notice.depositedAt(),
                notice.zone(),
                notice.subject(),
                notice.awaitingApproval(),
                languages);
        model.put("separateMail", notice.delivery() == PasswordDelivery.SEPARATE_MAIL);
        model.put("bySender", notice.delivery() == PasswordDelivery.TO_SENDER);
        return model;
    }

    static List<TemplateSample> samples() {
        List<TemplateSample> samples = new ArrayList<>();
        for (Languages languages : Languages.values()) {
            for (PasswordDelivery road : ROADS) {
                for (PasswordNotice notice : PasswordNoticeModel.sampleNotices("subject")) {
                    PasswordElsewhere elsewhere = PasswordElsewhere.of(notice, road);
                    samples.add(new TemplateSample(of(elsewhere, languages), languages, Map.of()));
                }
            }
        }
        return samples;
    }
}
