package jp.cryptobin.james.answer;

/** What a mail to the address for answers says. */
public sealed interface Answer {
    /**
     * That one mail is to be stopped, or to be sent.
     *
     * @param id of its wait
     */
    record Says(String id, Wish wish) implements Answer {}

    /** It has a token that no letter of ours holds. */
    record Forged() implements Answer {}

    /** It is about one mail, or about none, but holds none of the words. */
    record Unclear() implements Answer {}
}
