package jp.cryptobin.james.inspection;

/**
 * What was found in a message, and by what the message is known again.
 *
 * @param layout of every octet, whatever was read by its parts
 */
public record InspectedMessage(Inspection inspection, MessageLayout layout) {}
