package jp.cryptobin.james.mime;

/**
 * A defect at its place.
 *
 * @param defect what
 * @param path the part it is in
 * @param detail what exactly, as text of the mail that is not yet made safe for any output; may be empty
 */
public record FoundDefect(Defect defect, PartPath path, String detail) {}
