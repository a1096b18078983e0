package jp.cryptobin.james.events;

/**
 * A file of a mail.
 *
 * @param name decoded, not yet made safe for any output; may be empty
 * @param size octets without transfer encoding
 * @param sha256 of these octets, lower-case hexadecimal
 */
public record MailFile(String name, long size, String sha256) {}
