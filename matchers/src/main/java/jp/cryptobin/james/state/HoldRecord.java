package jp.cryptobin.james.state;

/**
 * What is remembered of a mail that was held, for answers that come while it is on its way, or late, or twice.
 *
 * @param id of the wait
 * @param mail the name that the server has for it
 * @param subject decoded
 * @param answerer who may answer
 * @param login with which it was submitted; empty where it was submitted without one
 * @param step how far it has come
 * @param release of the mail that went on; another one with the same id is its double
 * @param deposit id of its deposit; empty where it has none
 * @param until when this may be forgotten, in milliseconds since the epoch
 */
public record HoldRecord(
        String id,
        String mail,
        String subject,
        String answerer,
        String login,
        Step step,
        String release,
        String deposit,
        long until) {

    /** How far a mail has come. */
    public enum Step {
        /** It waits. */
        HELD,
        /** It was let go, and is in the queue. */
        RELEASED,
        /** It is on its way; the vault does not have its files yet. */
        GOING,
        /** The vault has its files, or it has none: nothing holds it up any more. */
        LEFT,
        /** Its sender stopped it. */
        STOPPED,
        /** Nobody answered, and without an answer it was not to leave. */
        GIVEN_UP
    }

    /** Of a mail of which nothing is known, or nothing to be told. */
    public static final HoldRecord UNKNOWN = new HoldRecord("", "", "", "", "", Step.HELD, "", "", 0);

    public HoldRecord at(Step next, String by) {
        return new HoldRecord(id, mail, subject, answerer, login, next, by, deposit, until);
    }

    public HoldRecord deposited(String depositId) {
        return new HoldRecord(id, mail, subject, answerer, login, Step.LEFT, release, depositId, until);
    }
}
