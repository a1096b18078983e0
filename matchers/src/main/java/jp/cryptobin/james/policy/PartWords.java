package jp.cryptobin.james.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.Part;

/**
 * A part without a name as its sender knows it: what it is, how large, and which of the files. Written in one form, which
 * notices read again to say it in their language.
 *
 * @param type in lower case
 * @param path where it stands
 * @param size octets
 * @param words the subject of an attached message; empty for all else, and where there is none
 * @param number of the file among the files of the mail, from 1
 * @param files in the mail
 */
public record PartWords(String type, String path, long size, Kind kind, String words, int number, int files) {
    private static final Pattern FORM = Pattern.compile(
            "(\\S*) \\(([0-9.]+), ([0-9]{1,15}) octets\\): ([a-z ]+?)(?: \"(.*)\")?, file ([0-9]{1,6}) of ([0-9]{1,6})",
            Pattern.DOTALL);

    private static final int LONGEST_WORDS = 60;

    /** What people call it. */
    public enum Kind {
        PICTURE_IN_TEXT,
        PICTURE,
        ATTACHED_MESSAGE,
        CALENDAR,
        ATTACHMENT;

        private String english() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private static Kind of(Part part) {
            boolean inText = !part.disposition().equals("attachment")
                    && (!part.contentId().isEmpty() || part.disposition().equals("inline"));
            return switch (part.contentType()) {
                case "message/rfc822", "message/global" -> ATTACHED_MESSAGE;
                case "text/calendar", "application/ics" -> CALENDAR;
                default -> part.contentType().startsWith("image/") ? inText ? PICTURE_IN_TEXT : PICTURE : ATTACHMENT;
            };
        }
    }

    static PartWords of(Part file, Inspection inspection) {
        List<Part> files = inspection.files();
        String subject = inspection
                .attachedSubjects()
                .getOrDefault(file.path().toString(), "")
                .strip();
        boolean cut = subject.codePointCount(0, subject.length()) > LONGEST_WORDS;
        return new PartWords(
                file.contentType(),
                file.path().toString(),
                file.size(),
                Kind.of(file),
                cut ? subject.substring(0, subject.offsetByCodePoints(0, LONGEST_WORDS)) + "…" : subject,
                files.indexOf(file) + 1,
                files.size());
    }

    /** The words in a text that {@link #toString} wrote; empty for any other. */
    public static Optional<PartWords> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.english().equals(form.group(4))) {
                return Optional.of(new PartWords(
                        form.group(1),
                        form.group(2),
                        Long.parseLong(form.group(3)),
                        kind,
                        form.group(5) == null ? "" : form.group(5),
                        Integer.parseInt(form.group(6)),
                        Integer.parseInt(form.group(7))));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return type + " (" + path + ", " + size + " octets): " + kind.english()
                + (words.isEmpty() ? "" : " \"" + words + "\"") + ", file " + number + " of " + files;
    }
}
