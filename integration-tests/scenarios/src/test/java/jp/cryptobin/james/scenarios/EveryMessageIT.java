package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.VaultControl.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each of the 35 messages of the manual, from its cause to the mailbox of whoever can do something about it (5.6). The
 * gateway runs as shipped but for its patience, which is two seconds and two tries instead of half a day and three.
 */
@OnGateway(Gateway.SOON_TOLD)
class EveryMessageIT {
    private static final Map<String, Cause> CAUSES = Causes.all().stream()
            .collect(Collectors.toMap(Cause::number, Function.identity(), (a, b) -> a, TreeMap::new));

    private static Account postmaster;

    private final Stage stage;

    EveryMessageIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void appointPostmaster(Stage stage) {
        stage.james().webAdmin().addDomain(Causes.STALE_DOMAIN);
        postmaster = stage.person("postmaster");
    }

    static Stream<Message> beforeTheMailLeaves() {
        return Message.all().stream().filter(message -> !message.road().equals("later"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeTheMailLeaves")
    void isToldOnceToWhomItConcernsAndNothingElseHappens(Message message) throws IOException {
        Cause cause = CAUSES.get(message.number());
        Account sender = stage.personAt(cause.sender());
        stage.control().change(cause.patchFor(sender));
        int before = stage.control().uploads().size();

        stage.send(cause.letterFrom(sender));
        stage.mailbox(sender).await(1);
        stage.awaitQuiet();

        List<ReceivedMail> told = stage.mailbox(sender).messages();
        assertThat(told).hasSize(1);
        says(message, cause, told.get(0));
        assertThat(told.get(0).text()).contains("・" + cause.recipient(), "どの宛先にも送信されていません。");
        toldThePostmaster(message, cause);
        assertThat(stage.world().mails())
                .noneMatch(mail -> mail.mail().subject().contains("about " + cause.number()));
        assertThat(stage.control().depositsOf(sender.address())).isEmpty();
        List<Exchange> uploads = stage.control().uploads();
        triedAsOftenAsItMakesSense(message, uploads.subList(before, uploads.size()));
    }

    private static void says(Message message, Cause cause, ReceivedMail notice) {
        assertThat(notice.text().lines().filter(line -> line.startsWith("エラー内容：")))
                .hasSize(1);
        assertThat(notice.text()).contains(message.text());
        assertThat(cause.concerned())
                .allSatisfy(line -> assertThat(notice.text().lines()).contains(line));
        assertThat(notice.parsed()).satisfies(parsed -> {
            assertThat(parsed.getHeader("Return-Path")).containsExactly("<>");
            assertThat(parsed.getHeader("Auto-Submitted", null)).startsWith("auto-");
        });
        assertThat(notice.toString()).doesNotContain("JVBERi0xLjcN", "本文です。");
    }

    private void toldThePostmaster(Message message, Cause cause) {
        List<ReceivedMail> told = stage.mailbox(postmaster).messages().stream()
                .filter(mail -> mail.subject().contains("about " + cause.number()))
                .toList();
        assertThat(told).hasSize(message.postmasterToo() ? 1 : 0);
        told.forEach(mail -> {
            says(message, cause, mail);
            assertThat(mail.text()).contains("送信者に通知しました。", cause.sender());
        });
    }

    private static void triedAsOftenAsItMakesSense(Message message, List<Exchange> uploads) {
        if (message.road().equals("gate")) {
            assertThat(uploads).isEmpty();
        } else if (message.retried()) {
            assertThat(uploads).hasSizeGreaterThan(1);
            assertThat(uploads.stream().map(Exchange::idempotencyKey).distinct())
                    .hasSize(1);
        } else {
            assertThat(uploads).hasSize(1);
        }
    }
}
