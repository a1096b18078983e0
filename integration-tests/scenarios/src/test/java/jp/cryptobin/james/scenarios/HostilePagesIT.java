package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that make a tree of a thousand times their size, eight at once, in a small heap: other mail does not notice. */
class HostilePagesIT {
    private static final int PAGES = 4;
    private static final MimePart PDF = file("application/pdf", "a.pdf", Samples.pdf(2_000));
    private static final MimePart PAGE = MimePart.html("<p><b id=1><i id=2><u id=3><s id=4><em id=5><big id=6><code id=7>"
            + "<font id=8><nobr id=9><small id=10><strike id=11><strong id=12><tt id=13><b id=14>"
            + "<p>&\n".repeat(200_000));

    private Stage stage;

    @BeforeEach
    void setStage() {
        stage = Stage.set(Places.ofBuild(), (setup, vault, world) -> setup.heap("512m"), System.out::println);
    }

    @AfterEach
    void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void takeNoMoreMemoryThanThereIs() throws IOException {
        Account mallory = stage.person("mallory");
        Account taro = stage.person("taro");
        for (int i = 1; i <= PAGES; i++) {
            send(mallory, "page-" + i, PAGE);
            send(mallory, "page-with-file-" + i, multipart("mixed", PAGE, PDF));
        }

        send(taro, "words", text("text"));
        send(taro, "file", multipart("mixed", text("text"), PDF));

        assertThat(stage.world().await("words@partner.example.org", 1)).hasSize(1);
        assertThat(stage.world().await("file@partner.example.org", 1)).hasSizeGreaterThanOrEqualTo(1);
        for (int i = 1; i <= PAGES; i++) {
            assertThat(stage.world().await("page-" + i + "@partner.example.org", 1))
                    .hasSize(1);
        }
        assertThat(stage.mailbox(mallory).await(PAGES))
                .hasSize(PAGES)
                .allSatisfy(notice -> assertThat(notice.subject()).contains("送信できませんでした"));
        assertThat(stage.james().logLines("OutOfMemoryError")).isEmpty();
    }

    private void send(Account sender, String recipient, MimePart body) throws IOException {
        stage.send(Letter.from(sender)
                .to(recipient + "@partner.example.org")
                .subject("a page")
                .containing(body));
    }
}
