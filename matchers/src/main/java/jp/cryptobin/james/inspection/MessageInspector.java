package jp.cryptobin.james.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.cryptobin.james.inspection.html.HtmlBodyBuffer;
import jp.cryptobin.james.inspection.html.HtmlCheck;
import jp.cryptobin.james.inspection.html.HtmlReadings;
import jp.cryptobin.james.mime.AddressListReader;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.Entity;
import jp.cryptobin.james.mime.Findings;
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
        Pass pass = new Pass();
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
            List<TnefFile> tnef) {}

    private final class Pass implements MessageHandler {
        private final Findings findings = new Findings();
        private final List<Seen> seen = new ArrayList<>();
        private final List<String> dataUrls = new ArrayList<>();
        private final List<String> encryptedWithin = new ArrayList<>();
        private final Set<String> contentIds = new HashSet<>();
        private final Map<PartPath, String> attachedSubjects = new HashMap<>();
        private Optional<HeaderBlock> rootHeader = Optional.empty();

        @Override
        public void startMultipart(Entity multipart) {
            noteRoot(multipart);
            seen.add(new Seen(multipart.path(), multipart.mime(), true, 0, "", false, List.of()));
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
            if (mayBeBody(entity.mime())) {
                text(entity, watched);
            } else if (AttachedMessage.is(entity.mime()) && looksIntoAttachedMessages()) {
                attached(entity, watched);
            } else if (settings.decodeTnef() && entity.mime().isTnef()) {
                tnef = TnefFile.of(watched, settings.limits());
            }
            watched.transferTo(OutputStream.nullOutputStream());
            noteRoot(entity);
            seen.add(new Seen(
                    entity.path(), entity.mime(), false, watched.size(), watched.sha256(), watched.isPicture(), tnef));
        }

        private boolean mayBeBody(MimeHeader mime) {
            return mime.isText() || settings.bodyLikeTypes().contains(mime.contentType());
        }

        private boolean looksIntoAttachedMessages() {
            return settings.naming().attachedMessages() || settings.searchAttachedMessages();
        }

        private void attached(Entity entity, InputStream content) throws IOException {
            AttachedMessage message = AttachedMessage.read(content, settings.limits());
            attachedSubjects.put(entity.path(), message.subject());
            if (settings.searchAttachedMessages()) {
                message.encryptedTypes().forEach(type -> encryptedWithin.add(type + " (in " + entity.path() + ")"));
            }
        }

        private void text(Entity entity, InputStream content) throws IOException {
            MimeHeader mime = entity.mime();
            TextWatch watch = new TextWatch(mime.charset(), entity.header().cutShort());
            HtmlBodyBuffer html = new HtmlBodyBuffer(settings.limits().htmlOctets());
            boolean keep = !mime.contentType().equals("text/plain");
            boolean looksLikeHtml = false;
            byte[] buffer = new byte[8192];
            boolean first = true;
            int read = content.read(buffer);
            while (read >= 0) {
                watch.update(buffer, read);
                looksLikeHtml |= first && HtmlReadings.looksLikeHtml(Arrays.copyOf(buffer, read));
                first = false;
                keep |= looksLikeHtml;
                if (keep) {
                    html.add(buffer, read);
                }
                read = content.read(buffer);
            }
            watch.verdict().ifPresent(defect -> findings.note(defect, entity.path(), ""));
            // Without a type it is plain text (RFC 2045, 5.2), which may be of any length.
            boolean plain = mime.contentType().isEmpty() && !looksLikeHtml;
            if (html.overLimit() && !plain) {
                findings.note(
                        Defect.HTML_TOO_LONG, entity.path(), settings.limits().htmlOctets() + " octets");
            } else if (keep && !html.overLimit()) {
                checkHtml(entity, html.octets());
            }
        }

        private void checkHtml(Entity entity, byte[] octets) {
            HtmlCheck.Result result = HtmlCheck.check(
                    octets, entity.mime().charset(), settings.limits().htmlDepth());
            contentIds.addAll(result.contentIds());
            result.dataUrls().forEach(place -> dataUrls.add(entity.path() + ": " + place));
            result.defect()
                    .ifPresent(defect ->
                            findings.note(defect, entity.path(), entity.mime().charset()));
        }

        Inspection inspection() {
            List<Part> read = seen.stream().map(this::part).toList();
            // The text of the mail is in the winmail.dat as well: where it is nowhere else, that stays as it is.
            boolean takesApart = read.stream().anyMatch(Part::isBody);
            List<Part> parts = keepSignature(takesApart ? withoutTnef(read) : read);
            return new Inspection(
                    GivenNames.give(parts, attachedSubjects, settings.naming()),
                    findings.all(),
                    dataUrls,
                    encryptedWithin,
                    rootHeader.map(h -> h.text("Subject")).orElse(""),
                    rootHeader.map(h -> h.text("Message-ID")).orElse(""),
                    rootHeader.map(h -> author(h).displayName()).orElse(""),
                    rootHeader.map(h -> author(h).address()).orElse(""),
                    rootHeader.map(MessageInspector::addressees).orElse(List.of()));
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
            boolean inline = mime.disposition().isEmpty() || mime.disposition().equals("inline");
            return part.size() <= settings.inlinePictureOctets()
                    && part.picture()
                    && inline
                    && mime.contentType().startsWith("image/")
                    && contentIds.contains(mime.contentId())
                    && !findings.has(part.path(), Defect.Consequence.FILE);
        }

        private Part part(Seen part) {
            MimeHeader mime = part.mime();
            Rule rule = part.container()
                    ? Rule.STRUCTURE
                    : staysAsPicture(part)
                            ? Rule.INLINE_PICTURE
                            : TransferRule.of(mime, findings.has(part.path(), Defect.Consequence.FILE), settings);
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
    private List<Part> keepSignature(List<Part> parts) {
        List<Part> files = parts.stream().filter(Part::isFile).toList();
        boolean alone = settings.signatures() == InspectionSettings.Signatures.KEEP_ALONE
                && files.size() == 1
                && files.get(0).isSignature()
                && parts.get(0).contentType().equals("multipart/signed");
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
