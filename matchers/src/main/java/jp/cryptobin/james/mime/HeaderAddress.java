package jp.cryptobin.james.mime;

/**
 * One address of a header field.
 *
 * @param field the field's name as the standard writes it: To, Cc, Bcc
 * @param displayName decoded; empty where there is none
 * @param address what stands where an address belongs, well-formed or not
 */
public record HeaderAddress(String field, String displayName, String address) {}
