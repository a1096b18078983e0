package jp.cryptobin.james.letter;

/** Whom a notice about a stopped mail is written for; decides its opening words. */
public sealed interface Audience permits Audience.Administrator, NoticeAddressee {
    /** Who must change a setting; the sender has a notice of the same content. */
    record Administrator() implements Audience {}
}
