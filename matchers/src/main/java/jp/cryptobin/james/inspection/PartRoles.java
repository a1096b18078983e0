package jp.cryptobin.james.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.MimeHeader;

/** Decides what each part of a mail is, once all of it was read: what stays in it, and what goes to the vault. */
final class PartRoles {
    private final InspectionSettings settings;
    private final boolean nullSender;
    private final SeenMail seen;

    /** @param nullSender whether the mail has the null reverse-path, by which reports travel */
    PartRoles(InspectionSettings settings, boolean nullSender, SeenMail seen) {
        this.settings = settings;
        this.nullSender = nullSender;
        this.seen = seen;
    }

    List<Part> parts() {
        Set<String> calendars = calendars();
        List<Part> read = seen.parts.stream().map(part -> part(part, calendars)).toList();
        // The text of the mail is in the winmail.dat as well: where it is nowhere else, that stays as it is.
        boolean takesApart = read.stream().anyMatch(Part::isBody);
        return reports(keepSignature(takesApart ? withoutTnef(read) : read));
    }

    private List<Part> reports(List<Part> parts) {
        if (nullSender) {
            return ReportParts.of(parts, seen.findings);
        }
        return settings.profile() == Profile.EVERYDAY
                ? ReadReceipt.of(parts, seen.soundReceipts, seen.findings)
                : parts;
    }

    /** With the files of each winmail.dat in its place, unless it is ambiguous where that begins and ends. */
    private List<Part> withoutTnef(List<Part> read) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Part part = read.get(i);
            List<TnefFile> files =
                    part.rule() == Rule.OTHER_TYPE ? seen.parts.get(i).tnef() : List.of();
            parts.add(files.isEmpty() ? part : part.as(Role.CONTAINER, Rule.TNEF));
            for (int number = 1; number <= files.size(); number++) {
                parts.add(files.get(number - 1).asPart(part.path().child(number)));
            }
        }
        return parts;
    }

    /** Only what an HTML body really shows, is really a picture, and is small. */
    private boolean staysAsPicture(SeenPart part) {
        MimeHeader mime = part.mime();
        return part.size() <= settings.inlinePictureOctets()
                && part.picture()
                && mime.contentType().startsWith("image/")
                && seen.contentIds.contains(mime.contentId())
                && !seen.findings.has(part.path(), Defect.Consequence.FILE);
    }

    private Rule rule(SeenPart part) {
        if (part.container()) {
            return Rule.STRUCTURE;
        }
        if (staysAsPicture(part)) {
            return Rule.INLINE_PICTURE;
        }
        Rule rule = TransferRule.of(part.mime(), seen.findings.has(part.path(), Defect.Consequence.FILE), settings);
        boolean unsound = settings.profile() == Profile.EVERYDAY
                && part.mime().contentType().equals(CalendarContent.TYPE)
                && part.calendar().isEmpty();
        return rule == Rule.BODY_LIKE_TYPE && unsound ? Rule.OTHER_TYPE : rule;
    }

    /** Digests of the calendars that stay. */
    private Set<String> calendars() {
        return seen.parts.stream()
                .filter(part -> !part.calendar().isEmpty() && rule(part) == Rule.BODY_LIKE_TYPE)
                .map(SeenPart::calendar)
                .collect(Collectors.toSet());
    }

    private Part part(SeenPart part, Set<String> calendars) {
        MimeHeader mime = part.mime();
        Rule own = rule(part);
        boolean copy = (own == Rule.OTHER_TYPE || own == Rule.OTHER_DISPOSITION) && calendars.contains(part.calendar());
        Rule rule = copy ? Rule.CALENDAR_COPY : own;
        if (rule == Rule.TEXT_BODY && !mime.fileName().isEmpty()) {
            seen.findings.note(Defect.NAMED_TEXT, part.path(), mime.fileName());
        }
        return new Part(
                part.path(),
                TransferRule.role(rule),
                rule,
                mime.contentType(),
                mime.disposition(),
                mime.fileName(),
                mime.contentId(),
                mime.charset(),
                part.size(),
                part.sha256());
    }

    /** Clear-signed mail whose only file is the signature can stay as it is, if the settings say so. */
    private List<Part> keepSignature(List<Part> parts) {
        List<Part> files = parts.stream().filter(Part::isFile).toList();
        boolean alone = settings.signatures() == InspectionSettings.Signatures.KEEP_ALONE
                && files.size() == 1
                && files.get(0).isSignature()
                && parts.get(0).contentType().equals("multipart/signed")
                && (settings.profile() == Profile.MANUAL
                        || seen.soundSignatures.contains(files.get(0).path()));
        return alone
                ? parts.stream()
                        .map(part -> part.isFile() ? part.as(Role.BODY, Rule.SIGNATURE) : part)
                        .toList()
                : parts;
    }
}
