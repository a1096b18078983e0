package jp.cryptobin.james.hold;

import jp.cryptobin.james.state.HoldRecord;

/**
 * Who answers.
 *
 * @param address of the envelope
 * @param login with which the answer was submitted; empty where it was submitted without one
 * @param groups says whether mail to the first address comes to the second: a shared address speaks with many mouths
 */
public record Answerer(String address, String login, Groups groups) {

    /** Who reads the mail of an address. */
    @FunctionalInterface
    public interface Groups {
        boolean isMember(String group, String address);
    }

    /** Whether this is somebody to whom the letter went, or who submitted the mail. */
    boolean maySpeakFor(HoldRecord record) {
        return address.equalsIgnoreCase(record.answerer())
                || (!login.isEmpty() && login.equalsIgnoreCase(record.login()))
                || groups.isMember(record.answerer(), address);
    }
}
