package jp.cryptobin.james.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The defects of one message, each kind once per part, with the first detail: a hostile message cannot flood it. */
final class Findings {
    private record Key(Defect defect, PartPath path) {}

    private final Map<Key, Finding> found = new LinkedHashMap<>();

    void note(Defect defect, PartPath path, String detail) {
        note(new Finding(defect, path, detail));
    }

    void note(Finding finding) {
        found.putIfAbsent(new Key(finding.defect(), finding.path()), finding);
    }

    boolean has(PartPath path, Defect.Consequence consequence) {
        return found.values().stream()
                .anyMatch(finding ->
                        finding.path().equals(path) && finding.defect().consequence() == consequence);
    }

    List<Finding> all() {
        return List.copyOf(found.values());
    }
}
