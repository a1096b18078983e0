package jp.cryptobin.james.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads a message once from start to end, in constant memory, and tells a handler what it consists of (RFC 5322, RFC
 * 2046). Where readers of mail differ it takes the common reading and notes a defect; it does not look into attached
 * messages, which are files.
 */
public final class MessageReader {
    /** What the headers say of the parts is kept in memory; some thousand octets for each of hundreds of parts. */
    private static final int ALL_HEADERS_OCTETS = 2 * 1024 * 1024;

    private final RawLines lines;
    private final ReadingLimits limits;
    private final MessageHandler handler;
    private final OctetWitness witness;
    private final FoundDefects findings = new FoundDefects();
    /** Multiparts that are open here, innermost first. */
    private final Deque<String> openBoundaries = new ArrayDeque<>();

    private int parts;
    private long headerOctets;

    private MessageReader(InputStream message, ReadingLimits limits, MessageHandler handler, OctetWitness witness) {
        this.lines = new RawLines(message, witness);
        this.limits = limits;
        this.handler = handler;
        this.witness = witness;
    }

    /**
     * Reads a message.
     *
     * @param message the raw message; not closed
     * @return what is wrong or ambiguous, in the order in which it was met; a {@link Defect} that refuses may mean that
     *     the rest was not read
     * @throws IOException if the message cannot be read, or the handler fails
     */
    public static List<FoundDefect> read(InputStream message, ReadingLimits limits, MessageHandler handler)
            throws IOException {
        return read(message, limits, handler, OctetWitness.NONE);
    }

    /**
     * As {@link #read(InputStream, ReadingLimits, MessageHandler)}.
     *
     * @param witness sees the whole message, also what is not read by its parts
     */
    public static List<FoundDefect> read(
            InputStream message, ReadingLimits limits, MessageHandler handler, OctetWitness witness)
            throws IOException {
        return new MessageReader(message, limits, handler, witness).read();
    }

    private List<FoundDefect> read() throws IOException {
        try {
            entity(PartPath.ROOT, "");
        } catch (LimitExceededException limit) {
            findings.note(limit.finding());
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
        if (witness != OctetWitness.NONE) {
            lines.passOver();
        }
        if (lines.sawBareCr()) {
            note(Defect.BARE_CR, PartPath.ROOT, "");
        }
        if (lines.sawNul()) {
            note(Defect.NUL_OCTET, PartPath.ROOT, "");
        }
        return findings.all();
    }

    /** Reads one entity. Returns how its body ended. */
    private BodyEnd entity(PartPath path, String containerType) throws IOException {
        if (++parts > limits.parts()) {
            throw new LimitExceededException(new FoundDefect(Defect.TOO_MANY_PARTS, path, limits.parts() + " parts"));
        }
        HeaderReader reader = new HeaderReader(lines, limits, path, findings);
        HeaderBlock header = reader.read();
        headerOctets += reader.octets();
        if (headerOctets > Math.max(ALL_HEADERS_OCTETS, limits.headerOctets())) {
            throw new LimitExceededException(
                    new FoundDefect(Defect.HEADER_TOO_LONG, path, ALL_HEADERS_OCTETS + " octets in all headers"));
        }
        MimeHeader mime = MimeHeaderReader.read(header, (defect, detail) -> note(defect, path, detail));
        Entity entity = new Entity(path, header, mime);
        if (containerType.equals("multipart/digest") && mime.contentType().isEmpty()) {
            note(Defect.DIGEST_DEFAULT_TYPE, path, "");
        }
        // A multipart that counts as a file is not taken apart: what it says of its parts is not to be believed.
        boolean opaque = findings.has(path, Defect.Consequence.FILE);
        if (mime.isMultipart() && !opaque && opens(mime.boundary(), path)) {
            return multipart(entity);
        }
        return single(entity);
    }

    private boolean opens(String boundary, PartPath path) throws LimitExceededException {
        if (openBoundaries.contains(boundary)) {
            note(Defect.REUSED_BOUNDARY, path, boundary);
            return false;
        }
        if (openBoundaries.stream().anyMatch(open -> open.startsWith(boundary) || boundary.startsWith(open))) {
            note(Defect.PREFIXED_BOUNDARY, path, boundary);
        }
        if (openBoundaries.size() >= limits.depth()) {
            throw new LimitExceededException(new FoundDefect(Defect.TOO_DEEP, path, limits.depth() + " levels"));
        }
        return true;
    }

    private BodyEnd multipart(Entity multipart) throws IOException {
        handler.startMultipart(multipart);
        String boundary = multipart.mime().boundary();
        openBoundaries.push(boundary);
        StrayText preamble = between(multipart.path(), Defect.ENTITY_IN_PREAMBLE);
        BodyEnd end = preamble.end();
        int number = 0;
        while (end.isDelimiterOf(boundary) && !end.closes()) {
            end = entity(multipart.path().child(++number), multipart.mime().contentType());
        }
        openBoundaries.pop();
        boolean strayText = preamble.hasText();
        if (end.isDelimiterOf(boundary)) {
            StrayText epilogue = between(multipart.path(), Defect.ENTITY_IN_EPILOGUE);
            end = epilogue.end();
            strayText |= epilogue.hasText();
        } else if (number > 0) {
            note(Defect.MISSING_CLOSE_DELIMITER, multipart.path(), boundary);
        }
        if (number == 0) {
            note(strayText ? Defect.TEXT_WITHOUT_PART : Defect.NO_PARTS, multipart.path(), boundary);
        }
        handler.endMultipart(multipart);
        return end;
    }

    /** Skips the text before the first part or after the last. */
    private StrayText between(PartPath path, Defect entityInside) throws IOException {
        BodyStream octets = new BodyStream(lines, openBoundaries);
        StrayText text = StrayText.read(octets);
        noteNearMisses(octets, path);
        if (text.looksLikeEntity()) {
            note(entityInside, path, "");
        }
        return text;
    }

    private BodyEnd single(Entity entity) throws IOException {
        boolean removable = !entity.header().cutShort();
        if (removable) {
            lines.showUpTo(lines.lineEnd());
            witness.bodyBegins(entity, lines.position(lines.lineEnd()));
        }
        BodyStream raw = new BodyStream(lines, openBoundaries);
        raw.watchFor(entity.mime().ignoredBoundary());
        try (InputStream content = TransferDecoding.of(
                entity.mime().encoding(), raw, (defect, detail) -> note(defect, entity.path(), detail))) {
            handler.body(entity, content);
            content.transferTo(OutputStream.nullOutputStream());
        }
        raw.transferTo(OutputStream.nullOutputStream());
        if (removable) {
            lines.showUpTo(lines.lineStart());
            witness.bodyEnds(entity, lines.position(lines.lineStart()));
        }
        noteNearMisses(raw, entity.path());
        if (raw.sawWatched()) {
            note(Defect.DELIMITERS_IN_SINGLE_PART, entity.path(), entity.mime().ignoredBoundary());
        }
        return raw.end();
    }

    private void noteNearMisses(BodyStream body, PartPath path) {
        if (!body.nearMiss().isEmpty()) {
            note(Defect.AMBIGUOUS_DELIMITER, path, body.nearMiss());
        }
    }

    private void note(Defect defect, PartPath path, String detail) {
        findings.note(defect, path, detail);
    }
}
