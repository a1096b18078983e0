package jp.cryptobin.james.inspection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.cryptobin.james.inspection.html.HtmlBodyBuffer;
import jp.cryptobin.james.inspection.html.HtmlCheck;
import jp.cryptobin.james.inspection.html.HtmlReadings;
import jp.cryptobin.james.inspection.html.Places;
import jp.cryptobin.james.mime.AddressListReader;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.Entity;
import jp.cryptobin.james.mime.FoundDefects;
import jp.cryptobin.james.mime.HeaderAddress;
import jp.cryptobin.james.mime.HeaderBlock;
import jp.cryptobin.james.mime.HeaderField;
import jp.cryptobin.james.mime.MessageHandler;
import jp.cryptobin.james.mime.MessageReader;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.MimeHeader;
import jp.cryptobin.james.mime.PartPath;

/** Finds out what a message is made of, in one pass over its octets and in bounded memory. */
public final class MessageInspector {
    private static final String CALENDAR = "text/calendar";

    private final InspectionSettings settings;

    public MessageInspector(InspectionSettings settings) {
        this.settings = settings;
    }

    /**
     * Inspects a message.
     *
     * @param message opened once; a second time only where the mail could leave as it is
     * @throws IOException if the message cannot be read; nothing about its content throws
     */
    public Inspection inspect(MessageSource message) throws IOException {
        return inspect(message, false);
    }

    /**
     * As {@link #inspect(MessageSource)}.
     *
     * @param nullSender whether the mail has the null reverse-path, by which reports travel
     */
    public Inspection inspect(MessageSource message, boolean nullSender) throws IOException {
        Pass pass = new Pass(nullSender);
        try (InputStream in = message.open()) {
            MessageReader.read(in, settings.limits(), pass).forEach(pass.findings::note);
        }
        Inspection inspection = pass.inspection();
        boolean leavesAsItIs = !inspection.hasFiles()
                && !inspection.has(Defect.Consequence.REBUILT)
                && !inspection.has(Defect.Consequence.REFUSED);
        if (leavesAsItIs && !SecondReader.agrees(message, inspection.parts())) {
            pass.findings.note(Defect.READERS_DISAGREE, PartPath.ROOT, "");
            return pass.inspection();
        }
        return inspection;
    }

    /** A part before all defects are known. */
    private record Seen(
            PartPath path,
            MimeHeader mime,
            boolean container,
            long size,
            String sha256,
            boolean picture,
            String calendar,
            List<TnefFile> tnef) {}

    private final class Pass implements MessageHandler {
        private final FoundDefects findings = new FoundDefects();
        private final List<Seen> seen = new ArrayList<>();
        /** Places of data: URLs, by the part that holds them. */
        private final Map<PartPath, Places> dataUrls = new LinkedHashMap<>();

        private final List<String> encryptedWithin = new ArrayList<>();
        private final Set<String> contentIds = new HashSet<>();
        private final Map<PartPath, String> attachedSubjects = new HashMap<>();
        private final Set<PartPath> soundSignatures = new HashSet<>();
        private final Set<PartPath> soundReceipts = new HashSet<>();
        private final boolean nullSender;
        private Optional<HeaderBlock> rootHeader = Optional.empty();

        Pass(boolean nullSender) {
            this.nullSender = nullSender;
        }

        @Override
        public void startMultipart(Entity multipart) {
            noteRoot(multipart);
            seen.add(new Seen(multipart.path(), multipart.mime(), true, 0, "", false, "", List.of()));
        }

        private void noteRoot(Entity entity) {
            if (entity.path().isRoot()) {
                rootHeader = Optional.of(entity.header());
            }
        }

        @Override
        public void body(Entity entity, InputStream content) throws IOException {
            ContentWatch watched = new ContentWatch(content);
            List<TnefFile> tnef = List.of();
            byte[] start = settings.profile() == Profile.EVERYDAY ? start(entity, watched) : new byte[0];
            String calendar = CalendarContent.digest(start).orElse("");
            InputStream whole =
                    start.length == 0 ? watched : new SequenceInputStream(new ByteArrayInputStream(start), watched);
            if (mayBeBody(entity.mime())) {
                text(entity, whole);
            } else if (AttachedMessage.is(entity.mime()) && looksInto(entity.mime())) {
                attached(entity, whole);
            } else if (nullSender && ReportParts.isMachineReadable(entity.mime().contentType())) {
                fields(entity, whole);
            } else if (settings.decodeTnef() && entity.mime().isTnef()) {
                tnef = TnefFile.of(whole, settings.limits());
            }
            watched.transferTo(OutputStream.nullOutputStream());
            noteRoot(entity);
            seen.add(new Seen(
                    entity.path(),
                    entity.mime(),
                    false,
                    watched.size(),
                    watched.sha256(),
                    watched.isPicture(),
                    calendar,
                    tnef));
        }

        /** So much of a calendar, a receipt or a signature as it takes to know whether it is one. */
        private byte[] start(Entity entity, InputStream content) throws IOException {
            MimeHeader mime = entity.mime();
            boolean calendar = mime.contentType().equals(CALENDAR)
                    || mime.contentType().equals("application/ics")
                    || mime.fileName().toLowerCase(Locale.ROOT).endsWith(".ics");
            if (calendar) {
                return content.readNBytes(CalendarContent.LONGEST + 1);
            }
            if (Part.isSignature(mime.contentType())) {
                byte[] signature = content.readNBytes(SignatureContent.LONGEST + 1);
                if (SignatureContent.isSound(signature)) {
                    soundSignatures.add(entity.path());
                }
            }
            if (ReadReceipt.isMachineReadable(mime.contentType())) {
                byte[] fields = content.readNBytes(ReadReceipt.LONGEST + 1);
                if (ReadReceipt.isSound(mime.contentType(), fields)) {
                    soundReceipts.add(entity.path());
                }
                return fields;
            }
            return new byte[0];
        }

        private void fields(Entity entity, InputStream content) throws IOException {
            FieldsWatch watch = new FieldsWatch();
            byte[] buffer = new byte[8192];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                watch.update(buffer, read);
            }
            if (!watch.sawOnlyFields()) {
                findings.note(Defect.NO_REPORT, entity.path(), "");
            }
        }

        private boolean mayBeBody(MimeHeader mime) {
            return mime.isText() || settings.bodyLikeTypes().contains(mime.contentType());
        }

        /** One without a name goes by its subject, to be called so or to be told of so. */
        private boolean looksInto(MimeHeader attachedMessage) {
            return attachedMessage.fileName().isEmpty() || settings.searchAttachedMessages();
        }

        private void attached(Entity entity, InputStream content) throws IOException {
            AttachedMessage message = AttachedMessage.read(content, settings.limits());
            attachedSubjects.put(entity.path(), message.subject());
            if (settings.searchAttachedMessages()) {
                message.encryptedTypes().forEach(type -> encryptedWithin.add(type + " (in " + entity.path() + ")"));
            }
        }

        private void text(Entity entity, InputStream content) throws IOException {
            try (HtmlBodyBuffer html = new HtmlBodyBuffer(settings.limits().htmlOctets())) {
                text(entity, content, html);
            }
        }

        private void text(Entity entity, InputStream content, HtmlBodyBuffer html) throws IOException {
            MimeHeader mime = entity.mime();
            TextWatch watch = new TextWatch(mime.charset(), entity.header().cutShort(), mime.isHtml());
            // An attached document is a file, whatever is in it (4.1 speaks of the body).
            boolean body = staysByItsHeader(entity);
            boolean keep = body && !mime.contentType().equals("text/plain");
            boolean looksLikeHtml = false;
            byte[] buffer = new byte[8192];
            boolean first = true;
            int read = content.read(buffer);
            while (read >= 0) {
                watch.update(buffer, read);
                looksLikeHtml |= body && first && HtmlReadings.looksLikeHtml(Arrays.copyOf(buffer, read));
                first = false;
                keep |= looksLikeHtml;
                if (keep) {
                    html.add(buffer, read);
                }
                read = content.read(buffer);
            }
            watch.verdict().ifPresent(defect -> findings.note(defect, entity.path(), ""));
            if (!body) {
                return;
            }
            // Without a type it is plain text (RFC 2045, 5.2), which may be of any length.
            boolean plain = mime.contentType().isEmpty() && !looksLikeHtml;
            if (html.overLimit() && !plain) {
                findings.note(
                        Defect.HTML_TOO_LONG, entity.path(), settings.limits().htmlOctets() + " octets");
            } else if (keep && !html.overLimit()) {
                checkHtml(entity, html.octets());
            }
        }

        /** And by what was noted before its content was read. */
        private boolean staysByItsHeader(Entity entity) {
            boolean ambiguous = findings.has(entity.path(), Defect.Consequence.FILE);
            return TransferRule.role(TransferRule.of(entity.mime(), ambiguous, settings)) == Role.BODY;
        }

        private void checkHtml(Entity entity, byte[] octets) {
            HtmlCheck.Result result = HtmlCheck.check(
                    octets, entity.mime().charset(), settings.limits().htmlDepth());
            if (contentIds.size() < settings.limits().parts()) {
                contentIds.addAll(result.contentIds());
            }
            dataUrls.put(entity.path(), result.dataUrls());
            result.defect()
                    .ifPresent(defect ->
                            findings.note(defect, entity.path(), entity.mime().charset()));
        }

        Inspection inspection() {
            Set<String> calendars = calendars();
            List<Part> read = seen.stream().map(part -> part(part, calendars)).toList();
            // The text of the mail is in the winmail.dat as well: where it is nowhere else, that stays as it is.
            boolean takesApart = read.stream().anyMatch(Part::isBody);
            List<Part> signed = keepSignature(takesApart ? withoutTnef(read) : read, soundSignatures);
            List<Part> parts = reports(signed);
            return new Inspection(
                    GivenNames.give(parts, new GivenNames.Seen(attachedSubjects, contentIds), settings.naming()),
                    findings.all(),
                    dataUrls(parts),
                    encryptedWithin,
                    rootHeader.map(h -> h.text("Subject")).orElse(""),
                    rootHeader.map(h -> h.text("Message-ID")).orElse(""),
                    rootHeader.map(h -> author(h).displayName()).orElse(""),
                    rootHeader.map(h -> author(h).address()).orElse(""),
                    rootHeader.map(MailClient::of).orElse(MailClient.OTHER),
                    namelessSubjects(parts),
                    rootHeader.map(MessageInspector::addressees).orElse(List.of()));
        }

        /** By them their sender knows which message is meant. */
        private Map<String, String> namelessSubjects(List<Part> parts) {
            return parts.stream()
                    .filter(part ->
                            part.isFile() && part.fileName().isEmpty() && attachedSubjects.containsKey(part.path()))
                    .collect(Collectors.toMap(
                            part -> part.path().toString(), part -> attachedSubjects.getOrDefault(part.path(), "")));
        }

        /** Of what stays: a body may turn out to count as a file after it was read. */
        private List<String> dataUrls(List<Part> parts) {
            Places places = new Places();
            parts.stream()
                    .filter(Part::isBody)
                    .forEach(part ->
                            places.addAll(part.path().toString(), dataUrls.getOrDefault(part.path(), new Places())));
            return places.all();
        }

        private List<Part> reports(List<Part> parts) {
            if (nullSender) {
                return ReportParts.of(parts, findings);
            }
            return settings.profile() == Profile.EVERYDAY ? ReadReceipt.of(parts, soundReceipts, findings) : parts;
        }

        /** With the files of each winmail.dat in its place, unless it is ambiguous where that begins and ends. */
        private List<Part> withoutTnef(List<Part> read) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                Part part = read.get(i);
                List<TnefFile> files =
                        part.rule() == Rule.OTHER_TYPE ? seen.get(i).tnef() : List.of();
                parts.add(files.isEmpty() ? part : part.as(Role.CONTAINER, Rule.TNEF));
                for (int number = 1; number <= files.size(); number++) {
                    parts.add(files.get(number - 1).asPart(part.path().child(number)));
                }
            }
            return parts;
        }

        /** Only what an HTML body really shows, is really a picture, and is small. */
        private boolean staysAsPicture(Seen part) {
            MimeHeader mime = part.mime();
            return part.size() <= settings.inlinePictureOctets()
                    && part.picture()
                    && mime.contentType().startsWith("image/")
                    && contentIds.contains(mime.contentId())
                    && !findings.has(part.path(), Defect.Consequence.FILE);
        }

        private Rule rule(Seen part) {
            if (part.container()) {
                return Rule.STRUCTURE;
            }
            if (staysAsPicture(part)) {
                return Rule.INLINE_PICTURE;
            }
            Rule rule = TransferRule.of(part.mime(), findings.has(part.path(), Defect.Consequence.FILE), settings);
            boolean unsound = settings.profile() == Profile.EVERYDAY
                    && part.mime().contentType().equals(CALENDAR)
                    && part.calendar().isEmpty();
            return rule == Rule.BODY_LIKE_TYPE && unsound ? Rule.OTHER_TYPE : rule;
        }

        /** Digests of the calendars that stay. */
        private Set<String> calendars() {
            return seen.stream()
                    .filter(part -> !part.calendar().isEmpty() && rule(part) == Rule.BODY_LIKE_TYPE)
                    .map(Seen::calendar)
                    .collect(Collectors.toSet());
        }

        private Part part(Seen part, Set<String> calendars) {
            MimeHeader mime = part.mime();
            Rule own = rule(part);
            boolean copy =
                    (own == Rule.OTHER_TYPE || own == Rule.OTHER_DISPOSITION) && calendars.contains(part.calendar());
            Rule rule = copy ? Rule.CALENDAR_COPY : own;
            if (rule == Rule.TEXT_BODY && !mime.fileName().isEmpty()) {
                findings.note(Defect.NAMED_TEXT, part.path(), mime.fileName());
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
    }

    /** Clear-signed mail whose only file is the signature can stay as it is, if the settings say so. */
    private List<Part> keepSignature(List<Part> parts, Set<PartPath> sound) {
        List<Part> files = parts.stream().filter(Part::isFile).toList();
        boolean alone = settings.signatures() == InspectionSettings.Signatures.KEEP_ALONE
                && files.size() == 1
                && files.get(0).isSignature()
                && parts.get(0).contentType().equals("multipart/signed")
                && (settings.profile() == Profile.MANUAL
                        || sound.contains(files.get(0).path()));
        return alone
                ? parts.stream()
                        .map(part -> part.isFile() ? part.as(Role.BODY, Rule.SIGNATURE) : part)
                        .toList()
                : parts;
    }

    private static HeaderAddress author(HeaderBlock header) {
        return header.first("From")
                .flatMap(from ->
                        AddressListReader.read("From", from.octets()).stream().findFirst())
                .orElse(new HeaderAddress("From", "", ""));
    }

    private static List<HeaderAddress> addressees(HeaderBlock header) {
        List<HeaderAddress> addressees = new ArrayList<>();
        for (String name : List.of("To", "Cc", "Bcc")) {
            for (HeaderField field : header.all(name)) {
                addressees.addAll(AddressListReader.read(name, field.octets()));
            }
        }
        return addressees;
    }
}
