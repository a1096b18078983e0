package jp.cryptobin.james.inspection;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.cryptobin.james.inspection.InspectionSettings.Naming;
import jp.cryptobin.james.mime.PartPath;

/** Gives names to files that could not go to the vault for want of one, where the settings say so. */
final class GivenNames {
    /** UTF-16 units; leaves room for a number within the 255 octets of common file systems, three octets a character. */
    private static final int LONGEST = 70;

    private final Naming naming;
    private final Map<PartPath, String> subjects;
    /** Names of files as they are compared. */
    private final Set<String> taken = new HashSet<>();

    private GivenNames(Naming naming, Map<PartPath, String> subjects) {
        this.naming = naming;
        this.subjects = subjects;
    }

    /**
     * The parts, with the names that the settings give.
     *
     * @param subjects of attached messages
     */
    static List<Part> give(List<Part> parts, Map<PartPath, String> subjects, Naming naming) {
        return new GivenNames(naming, subjects).give(parts);
    }

    private List<Part> give(List<Part> parts) {
        // What is not renamed comes first: a name of its own is not lost to a file that gets one.
        Set<PartPath> repeats = new HashSet<>();
        List<Part> named = parts.stream()
                .filter(part -> part.isFile() && !part.fileName().isEmpty())
                .toList();
        named.stream().filter(part -> !mayBeRenamed(part)).forEach(part -> taken.add(comparable(part.fileName())));
        named.stream()
                .filter(part -> mayBeRenamed(part) && !taken.add(comparable(part.fileName())))
                .forEach(part -> repeats.add(part.path()));
        return parts.stream()
                .map(part -> repeats.contains(part.path())
                        ? part.named(unused(part.fileName()))
                        : isNamelessMessage(part) ? part.named(unused(fileName(part))) : part)
                .toList();
    }

    private boolean mayBeRenamed(Part file) {
        boolean inline = file.disposition().equals("inline")
                || file.disposition().isEmpty() && !file.contentId().isEmpty();
        return naming.repeatedInline() && inline;
    }

    private boolean isNamelessMessage(Part part) {
        return naming.attachedMessages()
                && part.isFile()
                && part.fileName().isEmpty()
                && subjects.containsKey(part.path());
    }

    private String fileName(Part message) {
        StringBuilder name = new StringBuilder();
        subjects.getOrDefault(message.path(), "").codePoints().limit(LONGEST).forEach(c -> {
            boolean usable = c <= 0xffff
                    && !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.SURROGATE
                    && c != 0xfffd
                    && "\\/:*?\"<>|".indexOf(c) < 0;
            name.appendCodePoint(usable ? c : '_');
        });
        String stripped = name.toString().strip();
        return (stripped.matches("[._\\s]*") ? "message" : stripped) + ".eml";
    }

    private String unused(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = name.substring(stem.length());
        String candidate = name;
        for (int i = 2; !taken.add(comparable(candidate)); i++) {
            candidate = stem + "-" + i + extension;
        }
        return candidate;
    }

    private static String comparable(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
