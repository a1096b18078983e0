package jp.cryptobin.james.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.MessagePolicy;
import jp.cryptobin.james.policy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileMailTest {
    private static final Path FIXTURES = Path.of("src/test/resources/jp/cryptobin/james/hostile");

    private final MessageInspector inspector = new MessageInspector(InspectionSettings.DEFAULT);
    private final MessagePolicy policy = new MessagePolicy(Limits.DEFAULT, InspectionSettings.Signatures.EXTRACT);
    private final Envelope envelope = new Envelope("hanako@example.co.jp", List.of("taro@example.com"));

    static Stream<HostileMail> mails() {
        return HostileMails.all();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void meetsItsExpectedEnd(HostileMail mail) throws IOException {
        Inspection inspection = inspector.inspect(() -> new ByteArrayInputStream(mail.octets()), false);
        Decision decision = policy.decide(inspection, envelope);
        assertThat(decision.verdict().code()).as("verdict").isEqualTo(mail.verdict());
        assertThat(inspection.files()).as("files").hasSize(mail.files());
        assertThat(inspection.findings().stream()
                        .map(finding -> finding.defect().code())
                        .collect(Collectors.toSet()))
                .as("defects")
                .isEqualTo(mail.defects());
    }

    @ParameterizedTest
    @MethodSource("mails")
    void leavesAsItIsOnlyWhenNoReaderFindsAFile(HostileMail mail) throws IOException {
        Inspection inspection = inspector.inspect(() -> new ByteArrayInputStream(mail.octets()), false);
        boolean leavesAsItIs = policy.decide(inspection, envelope).verdict() == Verdict.RELAY;
        assertThat(leavesAsItIs ? IndependentReaders.files(mail.octets()) : List.of())
                .isEmpty();
    }

    @Test
    void hasAnExpectationForEveryMailInTheDirectory() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - ".eml".length()))
                    .toList();
            assertThat(mails().map(HostileMail::name)).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void readersFindTheFileOfAnOrdinaryMail() {
        assertThat(IndependentReaders.files(
                        HostileMails.named("text-with-attachment").octets()))
                .containsExactly(
                        "JavaMail: application/zip (attachment)",
                        "Mime4j: application/zip (attachment)",
                        "Bouncy Castle: application/zip (attachment)");
    }

    @Test
    void knowsNoMailThatIsNotInTheTable() {
        assertThatThrownBy(() -> HostileMails.named("none")).isInstanceOf(NoSuchElementException.class);
    }
}
