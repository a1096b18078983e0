package jp.cryptobin.james.mime;

/**
 * The message or one of its parts, as the reader meets it.
 *
 * @param path where it stands
 * @param header its header, octet by octet
 * @param mime what the header says of the body
 */
public record Entity(PartPath path, HeaderBlock header, MimeHeader mime) {}
