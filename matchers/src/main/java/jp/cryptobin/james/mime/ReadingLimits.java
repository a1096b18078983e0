package jp.cryptobin.james.mime;

/**
 * How much of a message is read before it is refused. Each limit is far above what mail clients produce and low enough
 * that a message at all limits costs little.
 *
 * @param depth nested multiparts; clients nest three or four, forwarded threads rarely ten
 * @param parts parts in all; the vault takes 20 files, so hundreds of parts cannot be a mail that passes
 * @param headerFields fields in one header; long relay paths and mailing lists reach a hundred
 * @param headerOctets octets in one header; 50 recipients with long names need 10 kB, references and signatures as much
 * @param htmlOctets octets of one HTML body, which is held in memory to be checked and edited; large newsletters are
 *     below 1 MB, and mail programs cut long before this
 * @param htmlDepth nested elements; deeper than any layout, and far below what exhausts a stack
 */
public record ReadingLimits(int depth, int parts, int headerFields, int headerOctets, int htmlOctets, int htmlDepth) {
    public static final ReadingLimits DEFAULT = new ReadingLimits(30, 500, 1_000, 512 * 1024, 8 * 1024 * 1024, 5_000);
}
