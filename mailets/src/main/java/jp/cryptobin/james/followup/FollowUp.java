package jp.cryptobin.james.followup;

/**
 * How far a deposit has been followed.
 *
 * @param begun milliseconds since the epoch
 * @param receivedAt when the gateway took the mail, likewise
 * @param asked how often the vault was asked
 * @param trouble why the vault's last answer settled nothing, one line; empty when it only said that nobody has decided
 */
public record FollowUp(long begun, long receivedAt, int asked, String trouble) {

    public static FollowUp begin(long now, long receivedAt) {
        return new FollowUp(now, receivedAt, 0, "");
    }

    public FollowUp askedAgain(String lastTrouble) {
        return new FollowUp(begun, receivedAt, asked + 1, lastTrouble);
    }
}
