package jp.cryptobin.james.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.Defect;

/** The rules of 5.6.1 to 5.6.4: names and number of the files. */
final class FileRules {
    private final Limits limits;

    FileRules(Limits limits) {
        this.limits = limits;
    }

    /** @param inspection whose findings may say why something that looks like text counts as a file */
    List<Violation> violations(List<Part> files, Inspection inspection) {
        List<Violation> violations = new ArrayList<>();
        List<String> unusable = files.stream()
                .map(Part::fileName)
                .filter(name -> !unusableCharacters(name).isEmpty())
                .map(name -> name + " (" + unusableCharacters(name) + ")")
                .toList();
        if (!unusable.isEmpty()) {
            violations.add(new Violation(Reason.FILE_NAME_CHARACTERS, unusable));
        }
        if (files.size() > limits.files()) {
            violations.add(Violation.of(Reason.TOO_MANY_FILES, files.size() + " > " + limits.files()));
        }
        List<String> nameless = files.stream()
                .filter(file -> file.fileName().isEmpty())
                .map(file -> nameless(file, inspection))
                .toList();
        if (!nameless.isEmpty()) {
            violations.add(new Violation(Reason.FILE_WITHOUT_NAME, nameless));
        }
        List<String> repeated = repeatedNames(files);
        if (!repeated.isEmpty()) {
            violations.add(new Violation(Reason.DUPLICATE_FILE_NAMES, repeated));
        }
        return violations;
    }

    private static String nameless(Part file, Inspection inspection) {
        return inspection.findings().stream()
                .filter(finding -> finding.path().equals(file.path()))
                .filter(finding -> finding.defect().consequence() == Defect.Consequence.FILE)
                .map(finding -> {
                    String type = file.contentType().isEmpty() ? "text/plain" : file.contentType();
                    return type + " (" + file.path() + ", " + file.size() + " octets): "
                            + finding.defect().explanation();
                })
                .findFirst()
                .orElseGet(() -> PartWords.of(file, inspection).toString());
    }

    /**
     * The characters of a name that the vault does not take, as code points: beyond the Basic Multilingual Plane
     * (5.6.1), controls, and what stands for undecodable octets.
     */
    private static String unusableCharacters(String name) {
        List<String> found = name.codePoints()
                .filter(c -> c > 0xffff
                        || Character.isISOControl(c)
                        || c == 0xfffd
                        || Character.getType(c) == Character.SURROGATE)
                .distinct()
                .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                .toList();
        boolean directory = name.equals(".") || name.equals("..");
        return directory ? name : String.join(" ", found);
    }

    private List<String> repeatedNames(List<Part> files) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Part file : files) {
            if (!file.fileName().isEmpty()) {
                byName.computeIfAbsent(comparable(file.fileName()), name -> new ArrayList<>())
                        .add(file.fileName());
            }
        }
        return byName.values().stream()
                .filter(names -> names.size() > 1)
                .map(names -> names.get(0) + " (×" + names.size() + ")")
                .toList();
    }

    private String comparable(String name) {
        String composed = Part.comparableName(name);
        return limits.ignoreCaseOfFileNames() ? composed.toLowerCase(Locale.ROOT) : composed;
    }
}
