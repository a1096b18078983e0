package jp.cryptobin.james.inspection;

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

    /**
     * What was seen of the mail that names follow from.
     *
     * @param subjects of attached messages
     * @param shown Content-IDs of what an HTML body shows
     */
    record Seen(Map<PartPath, String> subjects, Set<String> shown) {}

    private final Naming naming;
    private final Seen seen;
    /** Names of files as they are compared. */
    private final Set<String> taken = new HashSet<>();

    private GivenNames(Naming naming, Seen seen) {
        this.naming = naming;
        this.seen = seen;
    }

    /** The parts, with the names that the settings give. */
    static List<Part> give(List<Part> parts, Seen seen, Naming naming) {
        return new GivenNames(naming, seen).give(parts);
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
                .map(part -> repeats.contains(part.path()) ? part.named(unused(part.fileName())) : withName(part))
                .toList();
    }

    private Part withName(Part part) {
        if (isNamelessMessage(part)) {
            return part.named(unused(fileName(part)));
        }
        return isNamelessPicture(part) ? part.named(unusedNumber("image-", part.contentType())) : part;
    }

    /** What a mail program named, which its sender cannot rename. */
    private boolean mayBeRenamed(Part file) {
        return naming.repeatedInline() && isInText(file)
                || naming.repeatedMessages() && AttachedMessage.is(file.contentType());
    }

    /** Some programs call what they show an attachment: what the HTML refers to is in it, whatever it is called. */
    private boolean isInText(Part file) {
        boolean called = file.disposition().equals("inline")
                || file.disposition().isEmpty() && !file.contentId().isEmpty();
        return called || isShown(file);
    }

    private boolean isShown(Part file) {
        return !file.contentId().isEmpty() && seen.shown().contains(file.contentId());
    }

    private boolean isNamelessPicture(Part part) {
        return naming.pictures()
                && part.isFile()
                && part.rule() != Rule.DEFECT
                && part.fileName().isEmpty()
                && part.contentType().startsWith("image/")
                && (isInText(part) || part.disposition().isEmpty());
    }

    private boolean isNamelessMessage(Part part) {
        return naming.attachedMessages()
                && part.isFile()
                && part.fileName().isEmpty()
                && seen.subjects().containsKey(part.path());
    }

    private String fileName(Part message) {
        StringBuilder name = new StringBuilder();
        seen.subjects()
                .getOrDefault(message.path(), "")
                .codePoints()
                .limit(LONGEST)
                .forEach(c -> {
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

    private String unusedNumber(String stem, String contentType) {
        int number = 1;
        while (!taken.add(comparable(stem + number + PictureName.extension(contentType)))) {
            number++;
        }
        return stem + number + PictureName.extension(contentType);
    }

    private static String comparable(String name) {
        return Part.comparableName(name).toLowerCase(Locale.ROOT);
    }
}
