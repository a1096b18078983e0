package jp.cryptobin.james.inspection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.cryptobin.james.inspection.html.Places;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.Entity;
import jp.cryptobin.james.mime.FoundDefect;
import jp.cryptobin.james.mime.MessageHandler;
import jp.cryptobin.james.mime.MimeHeader;
import jp.cryptobin.james.mime.PartPath;

/** One pass over a message: looks at each part as it streams by. */
final class InspectionPass implements MessageHandler {
    private final InspectionSettings settings;
    private final boolean nullSender;
    private final SeenMail seen = new SeenMail();
    private final TextReader text;
    private MailHeader header = MailHeader.NONE;

    /** @param nullSender whether the mail has the null reverse-path, by which reports travel */
    InspectionPass(InspectionSettings settings, boolean nullSender) {
        this.settings = settings;
        this.nullSender = nullSender;
        this.text = new TextReader(settings, seen);
    }

    @Override
    public void startMultipart(Entity multipart) {
        noteRoot(multipart);
        seen.parts.add(SeenPart.multipart(multipart.path(), multipart.mime()));
    }

    private void noteRoot(Entity entity) {
        if (entity.path().isRoot()) {
            header = MailHeader.of(entity.header());
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
            text.read(entity, whole);
        } else if (AttachedMessage.is(entity.mime()) && looksInto(entity.mime())) {
            attached(entity, whole);
        } else if (nullSender && ReportParts.isMachineReadable(entity.mime().contentType())) {
            fields(entity, whole);
        } else if (settings.decodeTnef() && entity.mime().isTnef()) {
            tnef = TnefFile.of(whole, settings.limits());
        }
        watched.transferTo(OutputStream.nullOutputStream());
        noteRoot(entity);
        seen.parts.add(new SeenPart(
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
        if (mayBeCalendar(mime)) {
            return content.readNBytes(CalendarContent.LONGEST + 1);
        }
        if (Part.isSignature(mime.contentType())) {
            byte[] signature = content.readNBytes(SignatureContent.LONGEST + 1);
            if (SignatureContent.isSound(signature)) {
                seen.soundSignatures.add(entity.path());
            }
        }
        if (ReadReceipt.isMachineReadable(mime.contentType())) {
            byte[] fields = content.readNBytes(ReadReceipt.LONGEST + 1);
            if (ReadReceipt.isSound(mime.contentType(), fields)) {
                seen.soundReceipts.add(entity.path());
            }
            return fields;
        }
        return new byte[0];
    }

    private static boolean mayBeCalendar(MimeHeader mime) {
        return mime.contentType().equals(CalendarContent.TYPE)
                || mime.contentType().equals("application/ics")
                || mime.fileName().toLowerCase(Locale.ROOT).endsWith(".ics");
    }

    private void fields(Entity entity, InputStream content) throws IOException {
        FieldsWatch watch = new FieldsWatch();
        byte[] buffer = new byte[8192];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            watch.update(buffer, read);
        }
        if (!watch.sawOnlyFields()) {
            seen.findings.note(Defect.NO_REPORT, entity.path(), "");
        }
    }

    /** A file by its header, and none of those that may turn out to be something that stays. */
    boolean isCertainFile(Entity entity) {
        MimeHeader mime = entity.mime();
        boolean mayStay = nullSender
                || mayBeCalendar(mime)
                || Part.isSignature(mime.contentType())
                || ReadReceipt.isMachineReadable(mime.contentType())
                || settings.decodeTnef() && mime.isTnef()
                || settings.inlinePictureOctets() > 0 && mime.contentType().startsWith("image/");
        return !mayStay && TransferRule.role(TransferRule.of(mime, false, settings)) == Role.FILE;
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
        seen.attachedSubjects.put(entity.path(), message.subject());
        if (settings.searchAttachedMessages()) {
            message.encryptedTypes().forEach(type -> seen.encryptedWithin.add(type + " (in " + entity.path() + ")"));
        }
    }

    void note(FoundDefect found) {
        seen.findings.note(found);
    }

    void note(Defect defect, PartPath path) {
        seen.findings.note(defect, path, "");
    }

    /** To be asked when the message is over. */
    Inspection inspection() {
        List<Part> parts = new PartRoles(settings, nullSender, seen).parts();
        return new Inspection(
                GivenNames.give(parts, new GivenNames.Seen(seen.attachedSubjects, seen.contentIds), settings.naming()),
                seen.findings.all(),
                dataUrls(parts),
                seen.encryptedWithin,
                header.subject(),
                header.messageId(),
                header.author().displayName(),
                header.author().address(),
                header.client(),
                namelessSubjects(parts),
                header.addressees());
    }

    /** By them their sender knows which message is meant. */
    private Map<String, String> namelessSubjects(List<Part> parts) {
        return parts.stream()
                .filter(part ->
                        part.isFile() && part.fileName().isEmpty() && seen.attachedSubjects.containsKey(part.path()))
                .collect(Collectors.toMap(
                        part -> part.path().toString(), part -> seen.attachedSubjects.getOrDefault(part.path(), "")));
    }

    /** Of what stays: a body may turn out to count as a file after it was read. */
    private List<String> dataUrls(List<Part> parts) {
        Places places = new Places();
        parts.stream()
                .filter(Part::isBody)
                .forEach(part ->
                        places.addAll(part.path().toString(), seen.dataUrls.getOrDefault(part.path(), new Places())));
        return places.all();
    }
}
