package jp.cryptobin.james.letter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.cryptobin.james.letter.NoticeAddressee.ToPostmaster;
import jp.cryptobin.james.letter.NoticeAddressee.ToSender;
import jp.cryptobin.james.letter.NoticeAddressee.WhyNotSender;

/**
 * To whom the notice about a stopped mail goes: the reverse-path, unless an answer to it could loop or annoy (RFC 3834
 * section 2); then the postmaster, so that no stopped mail goes unnoticed.
 */
public final class SenderNoticePolicy {
    private static final Set<String> BULK = Set.of("bulk", "list", "junk");
    private static final Set<String> ROLES = Set.of(
            "mailer-daemon",
            "mailer",
            "listserv",
            "majordomo",
            "bounce",
            "bounces",
            "noreply",
            "no-reply",
            "no_reply",
            "no.reply",
            "donotreply",
            "do-not-reply",
            "do_not_reply",
            "do.not.reply");
    private static final List<String> ROLE_PREFIXES = List.of("owner-", "noreply-", "no-reply-", "bounces-", "bounce-");
    private static final List<String> ROLE_SUFFIXES =
            List.of("-request", "-owner", "-bounces", "-bounce", "-noreply", "-no-reply");

    private final Mailbox own;

    /**
     * The policy of a gateway.
     *
     * @param own the address that the notices come from: it is never written to
     */
    public SenderNoticePolicy(Mailbox own) {
        this.own = own;
    }

    /**
     * Who is told.
     *
     * @param reversePath the envelope's sender, without angle brackets; empty for the null reverse-path
     * @param headers the header of the stopped mail
     */
    public NoticeAddressee addressee(String reversePath, OriginalHeaders headers) {
        if (reversePath.isBlank()) {
            return new ToPostmaster(WhyNotSender.NULL_SENDER);
        }
        if (headers.values("auto-submitted").stream()
                .anyMatch(value -> !firstWord(value).equals("no"))) {
            return new ToPostmaster(WhyNotSender.AUTOMATIC);
        }
        if (headers.values("precedence").stream().anyMatch(value -> BULK.contains(firstWord(value)))) {
            return new ToPostmaster(WhyNotSender.BULK);
        }
        if (headers.hasNameStartingWith("list-")) {
            return new ToPostmaster(WhyNotSender.LIST);
        }
        return Mailbox.of(reversePath)
                .<NoticeAddressee>map(
                        sender -> isRole(sender) ? new ToPostmaster(WhyNotSender.ROLE) : new ToSender(sender))
                .orElseGet(() -> new ToPostmaster(WhyNotSender.UNUSABLE_ADDRESS));
    }

    private boolean isRole(Mailbox sender) {
        String local = sender.localPart().toLowerCase(Locale.ROOT);
        int tag = local.indexOf('+');
        String untagged = tag < 0 ? local : local.substring(0, tag);
        return sender.address().equalsIgnoreCase(own.address())
                || ROLES.contains(untagged)
                || ROLE_PREFIXES.stream().anyMatch(untagged::startsWith)
                || Stream.of(local, untagged)
                        .anyMatch(name -> ROLE_SUFFIXES.stream().anyMatch(name::endsWith));
    }

    /** {@code auto-replied} of {@code Auto-Replied (by rule); owner-email="x"}. */
    private static String firstWord(String value) {
        int end = 0;
        while (end < value.length() && " \t;(".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
