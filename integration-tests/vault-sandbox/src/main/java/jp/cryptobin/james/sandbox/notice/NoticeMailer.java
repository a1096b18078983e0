package jp.cryptobin.james.sandbox.notice;

import jakarta.mail.MessagingException;

/** Hands a notice to the mail system. */
@FunctionalInterface
interface NoticeMailer {
    /**
     * Returns when the mail server has taken the notice.
     *
     * @throws MessagingException when it was not taken and is to be sent again later
     */
    void send(DepositNotice notice) throws MessagingException;
}
