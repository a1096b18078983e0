package jp.cryptobin.james.mime;

/**
 * The message or one of its parts, as the reader meets it.
 *
 * @param path where it stands
 * @param header its header, octet by octet
 * @param mime what the header says of the body
 * @param containerType content type of the multipart around it; empty for the message itself
 */
public record Entity(PartPath path, HeaderBlock header, MimeHeader mime, String containerType) {}
