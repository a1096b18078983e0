package jp.cryptobin.james.deferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.mailets.WaitingMail;
import jp.cryptobin.james.state.MailState;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailHandOverTest {
    @TempDir
    Path directory;

    /** A run of the server, which ends with the next one. */
    private HandOvers run() {
        return HandOvers.open(directory.resolve("hand-overs"), "boot", Clock.systemUTC());
    }

    private static Mail copyOf(Mail mail, HandOvers notes) throws MessagingException {
        List<String> tokens = new ArrayList<>();
        MailHandOver.toCopy(notes, mail, () -> tokens.add(MailState.copy(mail).orElseThrow()));
        Mail copy = WaitingMail.named(mail.getName());
        MailState.copy(copy, tokens.get(0));
        return copy;
    }

    @Test
    void dropsTheOldOneAfterACrashBehindTheHandOver() throws Exception {
        Mail mail = WaitingMail.named("m1");
        Mail copy = copyOf(mail, run());
        HandOvers next = run();

        assertThat(MailHandOver.isOver(next, WaitingMail.named("m1"))).isTrue();
        assertThat(MailHandOver.isOver(next, copy)).isFalse();
    }

    @Test
    void dropsEachOldCopyWhenAMailWasHandedOverAgainAndAgain() throws Exception {
        HandOvers first = run();
        Mail mail = WaitingMail.named("m1");
        Mail second = copyOf(mail, first);
        Mail third = copyOf(second, first);
        HandOvers next = run();

        assertThat(MailHandOver.isOver(next, mail)).isTrue();
        assertThat(MailHandOver.isOver(next, second)).isTrue();
        assertThat(MailHandOver.isOver(next, third)).isFalse();
    }

    @Test
    void leavesTheMailInHandAsItWas() throws MessagingException {
        Mail mail = WaitingMail.named("m1");
        MailState.copy(mail, "before");

        MailHandOver.toCopy(run(), mail, () -> assertThat(MailState.copy(mail)).isNotEqualTo("before"));

        assertThat(MailState.copy(mail)).contains("before");
    }

    @Test
    void letsTheMailInHandGoOnWhenTheQueueTakesNone() throws MessagingException {
        HandOvers run = run();
        Mail mail = WaitingMail.named("m1");
        assertThatThrownBy(() -> MailHandOver.toCopy(run, mail, () -> {
                    throw new MessagingException("the queue is full");
                }))
                .hasMessage("the queue is full");

        assertThat(MailHandOver.isOver(run, mail)).isFalse();
        assertThat(MailHandOver.isOver(run(), mail)).isFalse();
    }

    @Test
    void keepsTheOtherPartOfAMailThatTheServerSplit() throws Exception {
        Mail part = WaitingMail.named("m1");
        part.setRecipients(List.of(new MailAddress("one@example.jp")));
        copyOf(part, run());
        Mail whole = WaitingMail.named("m1");
        whole.setRecipients(List.of(new MailAddress("one@example.jp"), new MailAddress("two@example.jp")));
        Mail other = WaitingMail.named("m1");
        other.setRecipients(List.of(new MailAddress("two@example.jp")));
        HandOvers next = run();

        assertThat(MailHandOver.isOver(next, part)).isTrue();
        assertThat(MailHandOver.isOver(next, whole)).isFalse();
        assertThat(MailHandOver.isOver(next, other)).isFalse();
    }

    @Test
    void sendsOnBehalfOfAMailOnceOverACrash() throws MessagingException {
        Mail notice = WaitingMail.named("notice");
        assertThat(MailHandOver.once(run(), "notice of m1", notice, () -> {})).isTrue();

        assertThat(MailHandOver.once(run(), "notice of m1", WaitingMail.named("another"), () -> {}))
                .isFalse();
    }

    @Test
    void notesWhatIsStoredAlsoWhereQueuesDoBothAtOnce() throws MessagingException {
        HandOvers atOnce = HandOvers.open(directory.resolve("hand-overs"), "boot", Clock.systemUTC(), () -> true);
        MailHandOver.toCopy(atOnce, WaitingMail.named("queued"), () -> {});
        MailHandOver.toStoredCopy(atOnce, WaitingMail.named("stored"), () -> {});
        HandOvers next = run();

        assertThat(MailHandOver.isOver(next, WaitingMail.named("queued"))).isFalse();
        assertThat(MailHandOver.isOver(next, WaitingMail.named("stored"))).isTrue();
    }
}
