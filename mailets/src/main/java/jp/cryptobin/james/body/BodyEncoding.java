package jp.cryptobin.james.body;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** How the octets of a body travel (RFC 2045, 6). */
public enum BodyEncoding {
    SEVEN_BIT("7bit"),
    EIGHT_BIT("8bit"),
    QUOTED_PRINTABLE("quoted-printable"),
    BASE64("base64");

    /** RFC 5322, 2.1.1: octets of a line, without CRLF. */
    private static final int LONGEST_LINE = 998;

    private final String token;

    BodyEncoding(String token) {
        this.token = token;
    }

    /** The value of the header field. */
    public String token() {
        return token;
    }

    /**
     * Reads a Content-Transfer-Encoding; nothing if it is unknown, 7bit if there is none.
     *
     * @param field the value of the header field
     */
    public static Optional<BodyEncoding> of(Optional<String> field) {
        String value = field.orElse("7bit").strip().toLowerCase(Locale.ROOT);
        if (value.equals("binary")) {
            return Optional.of(EIGHT_BIT);
        }
        for (BodyEncoding encoding : values()) {
            if (encoding.token.equals(value)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /**
     * The encoding that the part had, if the content still can travel so; else 8bit for what was 7bit only if allowed,
     * quoted-printable for what is mostly ASCII, base64 for the rest.
     *
     * @param before the encoding of the part as it came
     * @param facts of the content to be written
     */
    public static BodyEncoding choose(BodyEncoding before, BodyFacts facts) {
        boolean keeps = switch (before) {
            case BASE64, QUOTED_PRINTABLE -> true;
            case EIGHT_BIT -> travelsPlain(facts);
            case SEVEN_BIT -> travelsPlain(facts) && facts.octets().eightBit() == 0;
        };
        if (keeps) {
            return before;
        }
        // An encoded octet takes three in quoted-printable, four for three in base64: even at a sixth.
        return facts.octets().eightBit() * 6 > facts.octets().length() ? BASE64 : QUOTED_PRINTABLE;
    }

    /** Lines that all end in LF alone are the mail's own line ends, seen before the transport made them CRLF. */
    private static boolean travelsPlain(BodyFacts facts) {
        LineFacts lines = facts.lines();
        boolean lineEnds = lines.bareCr() == 0 && (lines.bareLf() == 0 || lines.crlf() == 0);
        return lineEnds && !facts.octets().nul() && lines.longest() <= LONGEST_LINE;
    }

    /**
     * Writes content in this encoding. No line end is added after it, except that base64 ends its last line.
     *
     * @param lineEnd of the mail: CRLF, or LF in a file that has LF throughout
     */
    public void write(BodyContent content, OutputStream out, String lineEnd) throws IOException {
        switch (this) {
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
        }
    }
}
