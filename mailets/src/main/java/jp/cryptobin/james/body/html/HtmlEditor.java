package jp.cryptobin.james.body.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.body.BodyCharset;
import jp.cryptobin.james.body.BodyContent;
import jp.cryptobin.james.body.BodyFacts;
import jp.cryptobin.james.body.ByteOrderMark;
import jp.cryptobin.james.body.EditedBody;
import jp.cryptobin.james.body.OctetFacts;
import jp.cryptobin.james.body.Transcoder;

/**
 * Edits a text/html body at positions of its source and never writes it anew: whatever no edit touches keeps its octets.
 * The body is held in memory several times over, so callers must limit its size, and how many are edited at once.
 */
public final class HtmlEditor {
    /** Octets, characters, the same in lower case, and the result. */
    private static final int COPIES = 16;

    private final HtmlChange change;

    public HtmlEditor(HtmlChange change) {
        this.change = change;
    }

    /**
     * Puts the notice in and takes references to removed parts out.
     *
     * @param octets the body after transfer decoding
     * @param label the charset parameter of its Content-Type; empty for none
     * @throws IOException never for a body in memory; declared by the streams in use
     */
    public HtmlOutcome edit(byte[] octets, String label) throws IOException {
        try {
            return edited(octets, label);
        } catch (PageTooLargeException large) {
            return new HtmlOutcome.Unsafe(String.valueOf(large.getMessage()));
        } catch (StackOverflowError e) {
            return new HtmlOutcome.Unsafe("the HTML is nested too deeply");
        }
    }

    /**
     * Octets of memory that an edit may take.
     *
     * @param body the body after transfer decoding; read once, and not kept
     */
    public static long memory(BodyContent body) throws IOException {
        PageSize size = new PageSize();
        body.writeTo(size);
        return size.octets() * COPIES + PageTree.memory(size.tags());
    }

    private HtmlOutcome edited(byte[] octets, String label) throws IOException {
        HtmlSource source = source(octets, label);
        HtmlScanner.Scan scan = HtmlScanner.scan(source.view());
        List<Splice> splices =
                new ArrayList<>(new ReferenceRemover(source, new CidReferences(change.removed()), change.place())
                        .splices(scan.tokens()));
        if (!change.notice().isBlank()) {
            Optional<Splice> notice = new NoticePlace(source, scan, change.notice()).find(change.position());
            if (notice.isEmpty()) {
                return new HtmlOutcome.Unsafe("no place in the HTML shows the notice");
            }
            splices.add(notice.get());
        }
        if (splices.isEmpty()) {
            BodyContent same = BodyContent.of(octets);
            return new HtmlOutcome.Edited(new EditedBody(Optional.empty(), same, BodyFacts.of(same)));
        }
        Optional<String> charset = source.newCharset();
        charset.ifPresent(name -> MetaCharset.places(source.view(), scan.tokens()).stream()
                .filter(place -> !source.text(place.from(), place.to()).equalsIgnoreCase(name))
                .forEach(place -> splices.add(new Splice(place.from(), place.to(), name))));
        BodyContent content =
                BodyContent.of(source.splice(splices.stream().sorted().toList()));
        return new HtmlOutcome.Edited(new EditedBody(charset, content, BodyFacts.of(content)));
    }

    /**
     * The header's label decides, as it does for readers; then a byte order mark, a meta element, the octets. Where none
     * of them is sure, readers may differ, and what is written must be ASCII to be read by all. A charset that cannot
     * carry the notice gives way to UTF-8, unless octets that are broken in it would be lost.
     */
    private HtmlSource source(byte[] octets, String label) throws IOException {
        OctetFacts facts = BodyFacts.of(BodyContent.of(octets)).octets();
        BodyCharset charset = BodyCharset.of(label, facts);
        boolean inHeader = charset.declared();
        if (!inHeader) {
            BodyCharset meta = BodyCharset.of(metaLabel(octets).orElse(""), facts);
            boolean better = meta.joinable() && facts.byteOrderMark() == ByteOrderMark.NONE;
            boolean sure = (better && meta.declared()) || facts.eightBit() == 0;
            charset = better ? meta : charset;
            if (!sure) {
                return new OctetHtml(octets, charset.asciiOnly());
            }
        }
        boolean ascii = change.notice().chars().allMatch(c -> c < 0x80);
        boolean carries = charset.joinable()
                && (ascii || (inHeader && charset.encode(change.notice()).isPresent()));
        boolean lossless = Transcoder.lost(BodyContent.of(octets), charset.reader()) == 0;
        return charset.joinable() && (carries || !lossless)
                ? new OctetHtml(octets, charset)
                : new DecodedHtml(octets, charset);
    }

    private static Optional<String> metaLabel(byte[] octets) {
        String view = MaskedOctets.of(octets, ISO_8859_1).view();
        return MetaCharset.label(view, HtmlScanner.scan(view).tokens());
    }
}
