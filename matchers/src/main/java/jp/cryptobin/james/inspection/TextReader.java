package jp.cryptobin.james.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import jp.cryptobin.james.inspection.html.HtmlBodyBuffer;
import jp.cryptobin.james.inspection.html.HtmlCheck;
import jp.cryptobin.james.inspection.html.HtmlReadings;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.Entity;
import jp.cryptobin.james.mime.MimeHeader;

/** Reads parts that are called text: whether they are, and what stands in the pages among them. */
final class TextReader {
    private final InspectionSettings settings;
    private final SeenMail seen;

    TextReader(InspectionSettings settings, SeenMail seen) {
        this.settings = settings;
        this.seen = seen;
    }

    void read(Entity entity, InputStream content) throws IOException {
        try (HtmlBodyBuffer html = new HtmlBodyBuffer(settings.limits().htmlOctets())) {
            read(entity, content, html);
        }
    }

    private void read(Entity entity, InputStream content, HtmlBodyBuffer html) throws IOException {
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
        watch.verdict().ifPresent(defect -> seen.findings.note(defect, entity.path(), ""));
        if (!body) {
            return;
        }
        // Without a type it is plain text (RFC 2045, 5.2), which may be of any length.
        boolean plain = mime.contentType().isEmpty() && !looksLikeHtml;
        if (html.overLimit() && !plain) {
            seen.findings.note(
                    Defect.HTML_TOO_LONG, entity.path(), settings.limits().htmlOctets() + " octets");
        } else if (keep && !html.overLimit()) {
            checkHtml(entity, html.octets());
        }
    }

    /** And by what was noted before its content was read. */
    private boolean staysByItsHeader(Entity entity) {
        boolean ambiguous = seen.findings.has(entity.path(), Defect.Consequence.FILE);
        return TransferRule.role(TransferRule.of(entity.mime(), ambiguous, settings)) == Role.BODY;
    }

    private void checkHtml(Entity entity, byte[] octets) {
        HtmlCheck.Result result = HtmlCheck.check(
                octets, entity.mime().charset(), settings.limits().htmlDepth());
        if (seen.contentIds.size() < settings.limits().parts()) {
            seen.contentIds.addAll(result.contentIds());
        }
        seen.dataUrls.put(entity.path(), result.dataUrls());
        result.defect()
                .ifPresent(defect ->
                        seen.findings.note(defect, entity.path(), entity.mime().charset()));
    }
}
