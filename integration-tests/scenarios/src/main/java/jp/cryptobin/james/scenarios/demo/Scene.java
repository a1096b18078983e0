package jp.cryptobin.james.scenarios.demo;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.mail.SmtpReply;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;

/** Where a chapter plays: what runs, who takes part, and who tells it. */
record Scene(Stage stage, Narrator narrator, Account taro, Account hanako) {
    /** Somebody in another company. */
    static final String SUZUKI = "suzuki@partner.example.org";

    static final String DEPOSIT_NOTICE = "【クリプト便】";

    /** Lets Taro send, and tells what he sends in one sentence. */
    void send(String what, Letter letter) throws IOException {
        narrator.says("Taro sends " + what + ".");
        SmtpReply reply = stage.send(letter);
        narrator.expects("the gateway takes it: " + reply, reply.code() == 250);
    }

    Letter.Draft letter(String subject, String... recipients) {
        return Letter.from(taro).to(recipients).subject(subject);
    }

    /** The mails with this subject that Suzuki gets: the one without files, and the vault's notice. */
    List<ReceivedMail> pairForSuzuki(String subject) {
        return pair(subject, () -> stage.world().mailsFor(SUZUKI).stream().map(RelayedMail::mail));
    }

    List<ReceivedMail> pairForHanako(String subject) {
        return pair(subject, () -> stage.mailbox(hanako).messages().stream());
    }

    private static List<ReceivedMail> pair(String subject, Patience.Mails mails) {
        return List.of(
                Patience.firstMail(mails, subject::equals),
                Patience.firstMail(mails, (DEPOSIT_NOTICE + subject)::equals));
    }

    /** The notice that Taro gets about the mail with this subject. */
    ReceivedMail noticeToTaro(String subject) {
        return Patience.firstMail(
                () -> stage.mailbox(taro).messages().stream(),
                notice -> notice.contains("Mail not sent") && notice.endsWith(": " + subject));
    }

    /** A mail to Hanako whose subject holds these words. */
    ReceivedMail toldHanako(String words) {
        return Patience.firstMail(() -> stage.mailbox(hanako).messages().stream(), subject -> subject.contains(words));
    }

    /** The newest deposit with this subject, if the vault has one. */
    List<StoredDeposit> deposits(String subject) {
        return stage.control().deposits().stream()
                .filter(deposit -> deposit.subject().equals(subject))
                .toList();
    }

    boolean nothingReached(String recipient, String subject) {
        return stage.world().mailsFor(recipient).stream()
                .noneMatch(mail -> mail.mail().subject().contains(subject));
    }

    void showText(ReceivedMail mail) {
        narrator.shows(Stream.concat(
                        Stream.of("Subject: " + mail.subject(), ""),
                        mail.text().stripTrailing().lines())
                .toList());
    }
}
