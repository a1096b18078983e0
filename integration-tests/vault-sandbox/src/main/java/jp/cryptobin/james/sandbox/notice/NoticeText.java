package jp.cryptobin.james.sandbox.notice;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The notice as people read it: Japanese first, English below. */
final class NoticeText {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private NoticeText() {}

    static String subject(DepositNotice notice) {
        return "【クリプト便】" + oneLine(notice.subject());
    }

    static String body(DepositNotice notice) {
        String files =
                notice.fileNames().stream().map(name -> "  ・" + oneLine(name)).collect(Collectors.joining("\n"));
        String deposited = SECONDS.format(notice.depositedAt());
        String expires = DAY.format(notice.expiresAt());
        String sender = sender(notice);
        return String.join(
                "\n",
                notice.recipient() + " 様",
                "",
                "クリプト便でファイルをお預かりしています。",
                "次のURLを開き、送信者からお知らせするパスワードを入力して受け取ってください。",
                "",
                notice.url().toString(),
                "",
                "送信者 : " + sender,
                "お預かり日時 : " + deposited,
                "有効期限 : " + expires,
                "ファイル :",
                files,
                "",
                "このメールは送信専用のアドレスからお送りしています。返信いただいてもお答えできません。",
                "",
                "----",
                "",
                "To " + notice.recipient(),
                "",
                "Crypto-bin holds files for you. Open the URL above and enter the password that the sender lets you know.",
                "",
                "Sender: " + sender,
                "Deposited: " + deposited,
                "Available until: " + expires,
                "",
                "This address only sends; replies are not read.",
                "");
    }

    private static String sender(DepositNotice notice) {
        String name = notice.senderName();
        return name == null || name.isBlank() ? notice.sender() : oneLine(name).strip() + " <" + notice.sender() + ">";
    }

    /** Text from outside stays on its line, so that it cannot imitate the lines around it. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
