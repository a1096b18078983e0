package jp.cryptobin.james.mailets;

import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;

/** A password mail ready to be sent, with its envelope. */
record PasswordLetter(MaybeSender reversePath, MailAddress recipient, MimeMessage message) {
    /** Without the message: the password is in it. */
    @Override
    public String toString() {
        return "PasswordLetter[" + recipient + "]";
    }
}
