package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of messages is whole, and the document says the same as the scenarios show. */
class MessageTest {

    @Test
    void everyMessageOfTheManualHasARoad() {
        assertThat(Message.all().stream().map(Message::number).distinct())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 35)
                        .mapToObj("E%02d"::formatted)
                        .toList());
        assertThat(Message.all()).extracting(Message::road).containsOnly("gate", "deposit", "later");
    }

    /** Those that come later are followed by the scenarios of approval. */
    @Test
    void everyMessageBeforeTheMailLeavesHasACause() {
        assertThat(Causes.all())
                .extracting(Cause::number)
                .containsExactlyElementsOf(EveryMessageIT.beforeTheMailLeaves()
                        .map(Message::number)
                        .toList());
    }

    @Test
    void theDocumentSaysWhoFindsItWhoIsToldAndWhetherItIsRetried() throws IOException {
        Map<String, List<String>> rows = rows().collect(Collectors.toMap(cells -> cells.get(1), Function.identity()));
        for (Message message : Message.all()) {
            List<String> cells = rows.get(message.number());
            assertThat(cells.get(6))
                    .as(message + ": who finds it")
                    .contains(message.road().equals("gate") ? "gateway" : "vault");
            assertThat(cells.get(7)).as(message + ": who is told").startsWith("sender");
            assertThat(cells.get(7).contains("postmaster"))
                    .as(message + ": who is told")
                    .isEqualTo(message.postmasterToo());
            if (!message.road().equals("later")) {
                assertThat(cells.get(8).startsWith("yes"))
                        .as(message + ": retried")
                        .isEqualTo(message.retried());
            }
        }
    }

    private static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(Path.of("../../docs/errors.md")).stream()
                .filter(line -> line.matches("\\| E\\d\\d \\|.*"))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList());
    }
}
