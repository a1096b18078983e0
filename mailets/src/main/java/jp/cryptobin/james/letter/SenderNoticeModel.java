package jp.cryptobin.james.letter;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Language;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Sections;

/** The variables of the templates {@code sender-notice*}. */
final class SenderNoticeModel {
    /** Enough to find the cause in the mail; the vault takes no more than 20 files. */
    static final int MAX_CONCERNED = 20;

    static final int MAX_RECIPIENTS = 10;

    /** There are 35 reasons; more entries only repeat them. */
    static final int MAX_VIOLATIONS = 40;

    private static final int MAX_LINE = 250;
    /** A subject in a subject: enough to know the mail by. */
    private static final int MAX_SUBJECT_IN_SUBJECT = 80;

    private final Advice advice = Advice.load();
    private final ReasonTexts texts;
    private final Languages languages;
    private final ZoneId zone;

    SenderNoticeModel(ReasonTexts texts, Languages languages, ZoneId zone) {
        this.texts = texts;
        this.languages = languages;
        this.zone = zone;
    }

    Map<String, Object> of(SenderNotice notice) {
        Map<String, Object> model = new TreeMap<>();
        putAudience(model, notice.audience());
        model.put("stopped", notice.fate() != SenderNotice.Fate.BODY_SENT);
        model.put("filesCancelled", notice.fate() == SenderNotice.Fate.FILES_CANCELLED);
        model.put("filesBeingCancelled", notice.fate() == SenderNotice.Fate.FILES_BEING_CANCELLED);
        model.put("bodySent", notice.fate() == SenderNotice.Fate.BODY_SENT);
        model.put("sender", DisplayText.line(notice.sender(), MAX_LINE));
        model.put("hasSender", !notice.sender().isBlank());
        model.put("subject", DisplayText.line(notice.subject(), MAX_LINE));
        model.put("shortSubject", DisplayText.line(notice.subject(), MAX_SUBJECT_IN_SUBJECT));
        model.put("hasSubject", !notice.subject().isBlank());
        model.put("receivedAt", Moment.toTheMinute(notice.receivedAt(), zone));
        model.put("offset", Moment.offset(notice.receivedAt(), zone));
        putBounded(model, "recipients", "moreRecipients", notice.recipients(), MAX_RECIPIENTS);
        int left = Math.max(0, notice.violations().size() - MAX_VIOLATIONS);
        model.put("moreErrors", left == 0 ? false : Integer.toString(left));
        Sections.put(model, languages, language -> Map.of("groups", groups(notice.violations(), language)));
        return model;
    }

    private static void putAudience(Map<String, Object> model, Audience audience) {
        model.put("forSender", audience instanceof NoticeAddressee.ToSender);
        model.put("forAdministrator", audience instanceof Audience.Administrator);
        model.put("forPostmaster", audience instanceof NoticeAddressee.ToPostmaster);
        for (NoticeAddressee.WhyNotSender why : NoticeAddressee.WhyNotSender.values()) {
            model.put(
                    camelCase(why),
                    audience instanceof NoticeAddressee.ToPostmaster postmaster && postmaster.why() == why);
        }
    }

    /** The errors by who can repair them, the sender's own first. */
    private List<Map<String, Object>> groups(List<Violation> violations, Language language) {
        List<Map<String, Object>> groups = new ArrayList<>();
        List<Violation> shown = violations.subList(0, Math.min(MAX_VIOLATIONS, violations.size()));
        for (Reason.Remedy remedy : Reason.Remedy.values()) {
            List<Map<String, Object>> errors = shown.stream()
                    .filter(violation -> violation.reason().remedy() == remedy)
                    .map(violation -> error(violation, language))
                    .toList();
            if (!errors.isEmpty()) {
                Map<String, Object> group = new TreeMap<>();
                group.put("bySender", remedy == Reason.Remedy.SENDER);
                group.put("byAdministrator", remedy == Reason.Remedy.ADMINISTRATOR);
                group.put("byTime", remedy == Reason.Remedy.TIME);
                group.put("byNobodyKnown", remedy == Reason.Remedy.UNKNOWN);
                group.put("errors", errors);
                groups.add(group);
            }
        }
        return groups;
    }

    private Map<String, Object> error(Violation violation, Language language) {
        ReasonText text = texts.of(violation.reason(), language);
        Concern concern = Concern.of(violation.reason());
        Map<String, Object> error = new TreeMap<>();
        error.put("number", violation.reason().number());
        error.put("section", violation.reason().section());
        error.put("message", text.message());
        error.put("remedy", text.remedy());
        String besides = advice.of(violation, language);
        error.put("advice", besides);
        error.put("hasAdvice", !besides.isEmpty());
        List<String> concerned = advice.concerned(violation, language);
        error.put("hasConcerned", !concerned.isEmpty());
        long hidden = hidden(concerned);
        putBounded(
                error,
                "concerned",
                "moreConcerned",
                hidden == 0 ? concerned : concerned.subList(0, concerned.size() - 1),
                hidden,
                MAX_CONCERNED);
        for (Concern one : Concern.values()) {
            error.put("about" + one.title(), one == concern);
        }
        return error;
    }

    /** How many there were that the violation itself does not name any more. */
    private static long hidden(List<String> concerned) {
        Matcher more = Violation.MORE.matcher(concerned.isEmpty() ? "" : concerned.get(concerned.size() - 1));
        return more.matches() ? Long.parseLong(more.group(1)) : 0;
    }

    private static void putBounded(
            Map<String, Object> model, String name, String moreName, List<String> values, int limit) {
        putBounded(model, name, moreName, values, 0, limit);
    }

    private static void putBounded(
            Map<String, Object> model, String name, String moreName, List<String> values, long hidden, int limit) {
        // One over the limit is shown: "and 1 more" would take the same place.
        int shown = hidden == 0 && values.size() == limit + 1 ? values.size() : Math.min(limit, values.size());
        model.put(
                name,
                values.subList(0, shown).stream()
                        .map(value -> DisplayText.line(value, MAX_LINE))
                        .toList());
        long left = values.size() - shown + hidden;
        model.put(moreName, left == 0 ? false : Long.toString(left));
    }

    private static String camelCase(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
        }
        return name.toString();
    }
}
