package jp.cryptobin.james.state;

/**
 * A mail that waits for its sender's word before anything of it leaves.
 *
 * @param id of the wait: what letters about it and answers to them name
 * @param since milliseconds since the epoch
 * @param due when it goes on by itself, likewise; or is given up, where it waits for an answer
 * @param untilAnswered whether it leaves only when it is answered
 * @param answerer who may answer: the address that the letter about it went to
 * @param login with which it was submitted; empty where it was submitted without one
 * @param release names the one time that it was let go; empty while it waits
 * @param way in which it was let go
 */
public record HoldNote(
        String id,
        long since,
        long due,
        boolean untilAnswered,
        String answerer,
        String login,
        String release,
        Way way) {

    /** Why a mail waits no longer. */
    public enum Way {
        /** It does wait. */
        WAITS,
        /** Its sender had it sent at once. */
        ANSWERED,
        /** Nobody answered. */
        RAN_OUT,
        /** An administrator sent it on. */
        BY_HAND
    }

    public HoldNote due(long at) {
        return new HoldNote(id, since, at, untilAnswered, answerer, login, release, way);
    }

    /** The same mail, let go. */
    public HoldNote released(String by, Way why) {
        return new HoldNote(id, since, due, untilAnswered, answerer, login, by, why);
    }
}
