package jp.cryptobin.james.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.inspection.Role;
import jp.cryptobin.james.letter.ReasonTexts;
import jp.cryptobin.james.mime.FoundDefect;
import jp.cryptobin.james.mime.HeaderAddress;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.Language;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A result as {@code NAME.json}. */
final class ResultJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final ReasonTexts TEXTS = ReasonTexts.load();

    private record Report(
            String verdict,
            List<ViolationEntry> violations,
            List<PartEntry> parts,
            List<DefectEntry> defects,
            String subject,
            List<HeaderAddress> addressees,
            Optional<HoldForecast> hold) {}

    private record ViolationEntry(
            String reason, String number, String message, String messageEnglish, List<String> concerned) {}

    /** Absent type, disposition and name are null; a container has neither size nor digest. */
    private record PartEntry(
            String path,
            Optional<String> contentType,
            Optional<String> disposition,
            Optional<String> filename,
            Optional<Long> size,
            Optional<String> sha256,
            String decision,
            String rule,
            Optional<String> savedAs) {}

    private record DefectEntry(String defect, String path, String consequence, String explanation, String detail) {}

    private ResultJson() {}

    static byte[] of(DryRunResult result, Map<PartPath, String> savedAs) {
        return JSON.writeValueAsBytes(new Report(
                result.decision().verdict().code(),
                result.decision().violations().stream()
                        .map(ResultJson::violation)
                        .toList(),
                result.inspection().parts().stream()
                        .map(part -> part(part, savedAs))
                        .toList(),
                result.inspection().findings().stream().map(ResultJson::defect).toList(),
                result.inspection().subject(),
                result.inspection().addressees(),
                result.hold()));
    }

    private static ViolationEntry violation(Violation violation) {
        return new ViolationEntry(
                violation.reason().code(),
                violation.reason().number(),
                TEXTS.of(violation.reason(), Language.JAPANESE).message(),
                TEXTS.of(violation.reason(), Language.ENGLISH).message(),
                violation.concerned());
    }

    private static PartEntry part(Part part, Map<PartPath, String> savedAs) {
        boolean container = part.role() == Role.CONTAINER;
        return new PartEntry(
                part.path().value(),
                present(part.contentType()),
                present(part.disposition()),
                present(part.fileName()),
                container ? Optional.empty() : Optional.of(part.size()),
                present(part.sha256()),
                decision(part),
                part.rule().code(),
                Optional.ofNullable(savedAs.get(part.path())));
    }

    static String decision(Part part) {
        return switch (part.role()) {
            case FILE -> "transfer";
            case BODY -> "body";
            case CONTAINER -> "container";
        };
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static DefectEntry defect(FoundDefect finding) {
        return new DefectEntry(
                finding.defect().code(),
                finding.path().value(),
                finding.defect().consequence().name().toLowerCase(Locale.ROOT),
                finding.defect().explanation(),
                finding.detail());
    }
}
