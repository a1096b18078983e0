package jp.cryptobin.james.recipients;

/**
 * One recipient of the envelope.
 *
 * @param field where the others see it; BCC where nobody does
 * @param outside whether its domain is none of the own ones
 * @param resembles a domain that its domain can be mistaken for; empty where there is none
 */
public record Recipient(Field field, String address, boolean outside, String resembles) {
    public enum Field {
        TO,
        CC,
        BCC
    }
}
