package jp.cryptobin.james.state;

/**
 * How far a deposit has been followed, as the small mail that follows it has it.
 *
 * @param begun milliseconds since the epoch
 * @param receivedAt when the gateway took the mail, likewise
 * @param asked how often the vault was asked
 * @param trouble why the vault's last answer settled nothing; empty when it only said that nobody has decided
 */
public record FollowUpNote(long begun, long receivedAt, int asked, String trouble) {}
