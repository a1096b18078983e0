package jp.cryptobin.james.rebuild;

import java.io.IOException;
import java.io.OutputStream;
import jp.cryptobin.james.body.Base64Stream;
import jp.cryptobin.james.body.BodyContent;
import jp.cryptobin.james.body.BodyFacts;
import jp.cryptobin.james.body.LineFacts;
import jp.cryptobin.james.body.QuotedPrintableStream;
import jp.cryptobin.james.mime.TransferEncoding;

/** Chooses a transfer encoding for a body, and puts it on (RFC 2045, 6). */
final class TransferEncoder {
    /** RFC 5322, 2.1.1: octets of a line, without CRLF. */
    private static final int LONGEST_LINE = 998;

    private TransferEncoder() {}

    /**
     * The encoding that the part had, if the content still can travel so; else 8bit for what was 8bit or nobody knows
     * only if allowed, quoted-printable for what is mostly ASCII, base64 for the rest.
     *
     * @param before the encoding of the part as it came
     * @param facts of the content to be written
     */
    static TransferEncoding choose(TransferEncoding before, BodyFacts facts) {
        return switch (before) {
            case BASE64, QUOTED_PRINTABLE -> before;
            case SEVEN_BIT -> travelsPlain(facts) && facts.octets().eightBit() == 0 ? before : encoded(facts);
            case EIGHT_BIT, UUENCODE, UNKNOWN -> travelsPlain(facts) ? TransferEncoding.EIGHT_BIT : encoded(facts);
        };
    }

    /** An encoded octet takes three in quoted-printable, four for three in base64: even at a sixth. */
    private static TransferEncoding encoded(BodyFacts facts) {
        return facts.octets().eightBit() * 6 > facts.octets().length()
                ? TransferEncoding.BASE64
                : TransferEncoding.QUOTED_PRINTABLE;
    }

    /** Lines that all end in LF alone are the mail's own line ends, seen before the transport made them CRLF. */
    private static boolean travelsPlain(BodyFacts facts) {
        LineFacts lines = facts.lines();
        boolean lineEnds = lines.bareCr() == 0 && (lines.bareLf() == 0 || lines.crlf() == 0);
        return lineEnds && !facts.octets().nul() && lines.longest() <= LONGEST_LINE;
    }

    /**
     * Writes content in an encoding that was chosen. No line end is added after it, except that base64 ends its last line.
     *
     * @param lineEnd of the mail: CRLF, or LF in a file that has LF throughout
     */
    static void write(TransferEncoding encoding, BodyContent content, OutputStream out, String lineEnd)
            throws IOException {
        switch (encoding) {
            case SEVEN_BIT, EIGHT_BIT -> content.writeTo(out);
            case QUOTED_PRINTABLE -> {
                QuotedPrintableStream encoder = new QuotedPrintableStream(out, lineEnd);
                content.writeTo(encoder);
                encoder.finish();
            }
            case BASE64 -> {
                Base64Stream encoder = new Base64Stream(out, lineEnd);
                content.writeTo(encoder);
                encoder.finish();
            }
            case UUENCODE, UNKNOWN -> throw new IllegalArgumentException("never chosen: " + encoding);
        }
    }
}
