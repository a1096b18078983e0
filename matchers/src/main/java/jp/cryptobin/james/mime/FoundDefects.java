package jp.cryptobin.james.mime;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The defects of one message, each kind once per part, with the first detail: a hostile message cannot flood it. */
public final class FoundDefects {
    /** Enough to recognise a line of the mail by, in a report and in an attribute of the queued mail. */
    private static final int DETAIL_CHARACTERS = 200;

    private record Key(Defect defect, PartPath path) {}

    private record Effect(PartPath path, Defect.Consequence consequence) {}

    private final Map<Key, FoundDefect> found = new LinkedHashMap<>();
    private final Set<Effect> effects = new HashSet<>();

    public void note(Defect defect, PartPath path, String detail) {
        note(new FoundDefect(defect, path, detail.substring(0, Math.min(detail.length(), DETAIL_CHARACTERS))));
    }

    public void note(FoundDefect finding) {
        found.putIfAbsent(new Key(finding.defect(), finding.path()), finding);
        effects.add(new Effect(finding.path(), finding.defect().consequence()));
    }

    public boolean has(PartPath path, Defect.Consequence consequence) {
        return effects.contains(new Effect(path, consequence));
    }

    public List<FoundDefect> all() {
        return List.copyOf(found.values());
    }
}
