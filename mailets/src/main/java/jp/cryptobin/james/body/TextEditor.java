package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Puts the notice into a text/plain body. The octets of the body stay as they are and the notice is written in the same
 * charset; only when the charset does not have the notice's characters is the body turned into UTF-8. Memory does not
 * grow with the body, which is read up to four times.
 */
public final class TextEditor {
    private static final byte[] TO_ASCII = "\u001b(B".getBytes(US_ASCII);

    private final NoticePosition position;

    public TextEditor(NoticePosition position) {
        this.position = position;
    }

    /**
     * Reads the body and says how it leaves.
     *
     * @param notice with any line ends; if blank, the body stays untouched
     * @throws IOException if the content cannot be read
     */
    public EditedBody edit(BodyContent body, TextType type, String notice) throws IOException {
        BodyFacts facts = BodyFacts.of(body);
        if (notice.isBlank()) {
            return new EditedBody(Optional.empty(), body, facts);
        }
        BodyCharset charset = BodyCharset.of(type.charset(), facts.octets());
        String text = NoticeLines.of(notice, type.flowed(), facts.lines().eol());
        Optional<byte[]> octets = charset.joinable() ? charset.encode(text) : Optional.empty();
        if (octets.isEmpty() && charset.isUtf8(facts.octets())) {
            return joinedAsUtf8(body, facts, type, notice);
        }
        if (octets.isEmpty() && charset.joinable() && Transcoder.lost(body, charset.reader()) > 0) {
            // UTF-8 would damage the sender's text: better to miss a character of the notice.
            octets = Optional.of(charset.encodeReplacing(text));
        }
        if (octets.isPresent()) {
            BodyContent content = joined(body, facts, octets.get(), type.flowed());
            return new EditedBody(label(charset, text), content, BodyFacts.of(content));
        }
        return converted(body, charset.reader(), type, notice);
    }

    private EditedBody converted(BodyContent body, Charset from, TextType type, String notice) throws IOException {
        BodyContent utf8 = Transcoder.toUtf8(body, from);
        return joinedAsUtf8(utf8, BodyFacts.of(utf8), type, notice);
    }

    private EditedBody joinedAsUtf8(BodyContent utf8, BodyFacts facts, TextType type, String notice)
            throws IOException {
        byte[] octets =
                NoticeLines.of(notice, type.flowed(), facts.lines().eol()).getBytes(UTF_8);
        BodyContent content = joined(utf8, facts, octets, type.flowed());
        return new EditedBody(Optional.of("UTF-8"), content, BodyFacts.of(content));
    }

    /** A notice in ASCII reads the same under any label, also a wrong one or none: the header can stay as it is. */
    private static Optional<String> label(BodyCharset charset, String notice) {
        boolean ascii = notice.chars().allMatch(c -> c < 0x80);
        return charset.declared() || ascii ? Optional.empty() : Optional.of(charset.label());
    }

    private BodyContent joined(BodyContent body, BodyFacts facts, byte[] notice, boolean flowed) {
        return position == NoticePosition.TOP ? above(body, facts, notice) : below(body, facts, notice, flowed);
    }

    private static BodyContent above(BodyContent body, BodyFacts facts, byte[] notice) {
        LineFacts lines = facts.lines();
        boolean seam = !lines.blank() && lines.leading() == 0;
        byte[] inserted = join(notice, lines.eol().repeat(seam ? 1 : 0).getBytes(US_ASCII));
        ByteOrderMark mark = facts.octets().byteOrderMark();
        int before = mark == ByteOrderMark.UTF_8 ? mark.length() : 0;
        return out -> body.writeTo(new InsertingStream(out, before, inserted));
    }

    private static BodyContent below(BodyContent body, BodyFacts facts, byte[] notice, boolean flowed) {
        LineFacts lines = facts.lines();
        // A flowed last line takes the blank line after it as its own end (RFC 3676, 4.2).
        int wanted = lines.blank() ? 0 : flowed && lines.flowsAtEnd() ? 3 : 2;
        int missing = (int) Math.max(0, wanted - lines.trailing());
        byte[] shift = facts.octets().asciiAtEnd() ? new byte[0] : TO_ASCII;
        byte[] appended = join(shift, join(lines.eol().repeat(missing).getBytes(US_ASCII), notice));
        return out -> {
            body.writeTo(out);
            out.write(appended);
        };
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
