package jp.cryptobin.james.scenarios.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a recipient copies out of mails by hand: the file password of one, the link of the other. */
public final class PasswordBlock {
    private static final Pattern PASSWORD = Pattern.compile("クリプト便ファイルパスワード：\\n(\\S+)\\n");
    private static final Pattern LINK = Pattern.compile("(?m)^https?://\\S+$");

    private PasswordBlock() {}

    /** The file password in the text of a mail without its files. */
    public static String passwordIn(ReceivedMail mail) {
        return found(PASSWORD, mail, 1);
    }

    /** The link in the text of a deposit notice. */
    public static String linkIn(ReceivedMail notice) {
        return found(LINK, notice, 0);
    }

    private static String found(Pattern pattern, ReceivedMail mail, int group) {
        Matcher matcher = pattern.matcher(mail.text());
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in the text of " + mail);
        }
        return matcher.group(group);
    }
}
