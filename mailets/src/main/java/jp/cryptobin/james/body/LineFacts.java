package jp.cryptobin.james.body;

/**
 * What the lines of a body are like.
 *
 * @param longest octets of the longest line, without its end
 * @param crlf lines that end in CRLF
 * @param bareCr CR without LF
 * @param bareLf LF without CR
 * @param leading line ends before the first other octet
 * @param trailing line ends after the last other octet; all of them when there is no other octet
 * @param flowsAtEnd the last line that is not empty ends in a space and is no signature separator (RFC 3676, 4.1)
 * @param blank there is no octet but line ends
 */
public record LineFacts(
        long longest,
        long crlf,
        long bareCr,
        long bareLf,
        long leading,
        long trailing,
        boolean flowsAtEnd,
        boolean blank) {

    /** The line end that the body uses; CRLF, the canonical one of mail, where it has none or more of those. */
    public String eol() {
        return bareLf > crlf ? "\n" : "\r\n";
    }
}
