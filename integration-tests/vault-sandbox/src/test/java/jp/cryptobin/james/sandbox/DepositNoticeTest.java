package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jp.cryptobin.james.sandbox.Announced.Content;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Recipient;
import jp.cryptobin.james.sandbox.section.Approval;
import jp.cryptobin.james.sandbox.section.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepositNoticeTest {
    @TempDir
    Path directory;

    @Test
    void tellsEachRecipientAloneWhatIsThere() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            Announced announced = Announced.of(Content.text("議事録.txt", "a"), Content.text("予算.xlsx", "b"))
                    .to("taro@example.jp", "hanako@example.jp");

            vault.api.deposit(RunningVault.newKey(), announced);

            assertThat(vault.mail.waitForIncomingEmail(10_000, 2)).isTrue();
            Deposit deposit = vault.sandbox.deposits().get(0);
            assertThat(deposit.recipients().stream().map(Recipient::link)).doesNotHaveDuplicates();
            for (Recipient recipient : deposit.recipients()) {
                MimeMessage notice = noticeTo(vault, recipient.address());
                String text = notice.getContent().toString();
                assertThat(notice.getSubject()).isEqualTo("【クリプト便】会議の資料を送付いたします");
                assertThat(notice.getFrom()[0].toString()).contains("no-reply@vault.example.com");
                assertThat(notice.getAllRecipients()).hasSize(1);
                assertThat(notice.getHeader("Auto-Submitted")).containsExactly("auto-generated");
                assertThat(text)
                        .contains(recipient.address() + " 様")
                        .contains(vault.sandbox.downloadUrl(recipient).toString())
                        .contains("送信者 : サンプル 太郎 <sample-user@example.com>")
                        .contains("お預かり日時 : 2026/01/01 09:00:07")
                        .contains("有効期限 : 2026/01/07")
                        .contains("議事録.txt", "予算.xlsx")
                        .contains("Available until: 2026/01/07")
                        .doesNotContain(Announced.PASSWORD);
                deposit.recipients().stream()
                        .filter(other -> !other.equals(recipient))
                        .forEach(other -> assertThat(text).doesNotContain(other.address(), other.link()));
            }
        }
    }

    @Test
    void sendsNoSecondNoticeForAReplay() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            String key = RunningVault.newKey();
            vault.api.deposit(key, Announced.ordinary());
            assertThat(vault.mail.waitForIncomingEmail(10_000, 1)).isTrue();

            vault.api.deposit(key, Announced.ordinary());
            // The outbox works in order: once the next deposit's notice is there, a second one would be, too.
            vault.api.deposit(RunningVault.newKey(), Announced.ordinary().to("jiro@example.jp"));

            assertThat(vault.mail.waitForIncomingEmail(10_000, 2)).isTrue();
            assertThat(noticeTo(vault, "jiro@example.jp")).isNotNull();
            assertThat(vault.mail.getReceivedMessages()).hasSize(2);
        }
    }

    @Test
    void waitsForTheApproverBeforeItTellsAnybody() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            vault.sandbox.changeSection(s -> new Section(
                    s.service(),
                    s.dedicatedDomain(),
                    s.allowedAddresses(),
                    s.optionEnabled(),
                    s.optionGroupSet(),
                    s.autopilot(),
                    new Approval(true, List.of("boss@example.com")),
                    s.forbiddenNames(),
                    s.forbiddenRecipients(),
                    s.maxDepositBytes(),
                    s.virusScan(),
                    s.defaultUser(),
                    s.senders()));
            vault.api.deposit(RunningVault.newKey(), Announced.ordinary());
            Deposit deposit = vault.sandbox.deposits().get(0);
            assertThat(deposit.state()).isEqualTo(DepositState.AWAITING_APPROVAL);
            assertThat(vault.mail.getReceivedMessages()).isEmpty();

            vault.sandbox.decide(deposit.id(), DepositState.DELIVERED, null);

            assertThat(vault.mail.waitForIncomingEmail(10_000, 1)).isTrue();
        }
    }

    @Test
    void keepsANoticeUntilTheMailServerIsBackAlsoAcrossARestart() throws Exception {
        try (RunningVault vault = new RunningVault(directory, false)) {
            vault.api.deposit(RunningVault.newKey(), Announced.ordinary());
            vault.restart();
            assertThat(notifiedAt(vault)).isNull();

            GreenMail back = new GreenMail(new ServerSetup(vault.smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            back.start();
            try {
                assertThat(back.waitForIncomingEmail(10_000, 1)).isTrue();
                await().untilAsserted(() -> assertThat(notifiedAt(vault)).isEqualTo(RunningVault.NEW_YEAR));
            } finally {
                back.stop();
            }
        }
    }

    private static Instant notifiedAt(RunningVault vault) {
        return vault.sandbox.deposits().get(0).recipients().get(0).notifiedAt();
    }

    private static MimeMessage noticeTo(RunningVault vault, String address) {
        return Arrays.stream(vault.mail.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .findFirst()
                .orElseThrow();
    }
}
