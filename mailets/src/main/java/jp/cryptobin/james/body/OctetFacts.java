package jp.cryptobin.james.body;

/**
 * What the octets of a body could be.
 *
 * @param length how many there are
 * @param eightBit how many are above 127
 * @param nul there is a NUL
 * @param utf8 all of them are well-formed UTF-8
 * @param shiftJis all of them are well-formed Shift_JIS, and some look like Japanese
 * @param eucJp all of them are well-formed EUC-JP
 * @param iso2022Jp an escape sequence of ISO-2022-JP occurs, and no octet above 127
 * @param escaped an escape sequence of ISO-2022-JP occurs, whatever the other octets are
 * @param longUtf8 a character of three or four octets in UTF-8 occurs, if they are UTF-8
 * @param jisX0212 the escape sequence of JIS X 0212 occurs
 * @param asciiAtEnd no escape sequence of ISO-2022-JP leaves the end in another set than ASCII
 * @param byteOrderMark the charset that a byte order mark tells, or none
 * @param littleEndian it starts like Latin text in UTF-16 with the low octet first
 */
public record OctetFacts(
        long length,
        long eightBit,
        boolean nul,
        boolean utf8,
        boolean shiftJis,
        boolean eucJp,
        boolean iso2022Jp,
        boolean escaped,
        boolean longUtf8,
        boolean jisX0212,
        boolean asciiAtEnd,
        ByteOrderMark byteOrderMark,
        boolean littleEndian) {}
