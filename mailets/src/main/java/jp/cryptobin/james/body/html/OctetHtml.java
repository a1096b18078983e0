package jp.cryptobin.james.body.html;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.body.BodyCharset;
import jp.cryptobin.james.body.ByteOrderMark;

/**
 * HTML in a charset where ASCII octets are ASCII characters. One character of the view stands for one octet, so that
 * edits happen between octets, and octets that are broken in their charset survive like all others.
 */
final class OctetHtml implements HtmlSource {
    private static final byte[] TO_ASCII = "\u001b(B".getBytes(US_ASCII);

    private final byte[] octets;
    private final BodyCharset charset;
    private final MaskedOctets masked;
    private final int start;

    OctetHtml(byte[] octets, BodyCharset charset) {
        this.octets = octets;
        this.charset = charset;
        this.masked = MaskedOctets.of(octets, charset.reader());
        ByteOrderMark mark = ByteOrderMark.of(octets, Math.min(octets.length, 4));
        this.start = mark == ByteOrderMark.UTF_8 ? mark.length() : 0;
    }

    @Override
    public String view() {
        return " ".repeat(start) + masked.view().substring(start);
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public String text(int from, int to) {
        return new String(octets, from, to - from, charset.reader());
    }

    @Override
    public byte[] splice(List<Splice> splices) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length);
        int done = 0;
        for (Splice splice : splices) {
            out.write(octets, done, splice.from() - done);
            done = splice.to();
            if (!splice.replacement().isEmpty()) {
                insert(splice, out);
            }
        }
        out.write(octets, done, octets.length - done);
        return out.toByteArray();
    }

    private void insert(Splice splice, ByteArrayOutputStream out) {
        String shift = masked.shiftAt(splice.from());
        if (!shift.isEmpty()) {
            out.writeBytes(TO_ASCII);
        }
        out.writeBytes(encode(splice.replacement()));
        if (!shift.isEmpty() && splice.from() < octets.length) {
            out.writeBytes(shift.getBytes(US_ASCII));
        }
    }

    /** A character that the charset does not have can be said in ASCII: HTML has numeric references for it. */
    private byte[] encode(String text) {
        Optional<byte[]> whole = charset.encode(text);
        if (whole.isPresent()) {
            return whole.get();
        }
        StringBuilder carried = new StringBuilder(text.length() * 2);
        text.codePoints()
                .forEach(point -> carried.append(
                        point < 0x80
                                        || charset.encode(Character.toString(point))
                                                .isPresent()
                                ? Character.toString(point)
                                : "&#" + point + ";"));
        return charset.encode(carried.toString()).orElseThrow();
    }

    @Override
    public Optional<String> newCharset() {
        return Optional.empty();
    }
}
