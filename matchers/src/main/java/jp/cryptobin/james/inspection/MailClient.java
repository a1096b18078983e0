package jp.cryptobin.james.inspection;

import java.util.Locale;
import jp.cryptobin.james.mime.HeaderBlock;

/** The mail program that wrote a mail, by what it writes about itself: so that its user can be told what to do there. */
public enum MailClient {
    OUTLOOK("Outlook"),
    GMAIL("Gmail"),
    APPLE_MAIL("Apple Mail"),
    THUNDERBIRD("Thunderbird"),
    NOTES("HCL Notes"),
    OTHER("");

    private final String title;

    MailClient(String title) {
        this.title = title;
    }

    /** As people call it; empty where it is none of these. */
    public String title() {
        return title;
    }

    static MailClient of(HeaderBlock header) {
        String words = (header.text("X-Mailer") + " " + header.text("User-Agent")).toLowerCase(Locale.ROOT);
        String messageId = header.text("Message-ID").toLowerCase(Locale.ROOT);
        if (words.contains("thunderbird")) {
            return THUNDERBIRD;
        }
        if (words.contains("apple mail") || words.contains("iphone mail") || words.contains("ipad mail")) {
            return APPLE_MAIL;
        }
        if (words.contains("notes")) {
            return NOTES;
        }
        boolean exchange = header.first("Thread-Index").isPresent()
                || header.first("X-MS-Has-Attach").isPresent()
                || messageId.contains(".prod.outlook.com");
        if (words.contains("outlook") || exchange) {
            return OUTLOOK;
        }
        return messageId.endsWith("@mail.gmail.com>") ? GMAIL : OTHER;
    }
}
