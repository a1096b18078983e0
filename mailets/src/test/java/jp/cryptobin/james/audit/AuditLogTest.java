package jp.cryptobin.james.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.MailFile;
import jp.cryptobin.james.events.MailIdentity;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.DepositState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    private static final String CHAIN = "00112233aabbccdd";

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Path state;

    AuditLogTest(@TempDir Path directory) {
        this.state = directory.resolve("var/audit.chain");
    }

    /** What somebody does to the lines of a log that is whole. */
    private enum Tampering {
        CHANGE(lines -> set(lines, 3, lines.get(3).replace("mail-3", "mail-9")), "was changed"),
        CHANGE_AND_HASH_ANEW(
                lines -> set(
                        lines, 3, ChainLink.bind(ChainLink.unbound(lines.get(3)).replace("mail-3", "mail-9"))),
                "made anew"),
        REMOVE(
                lines -> {
                    lines.remove(3);
                    return lines;
                },
                "line 4 of the chain is missing"),
        REPEAT(
                lines -> {
                    lines.add(4, lines.get(3));
                    return lines;
                },
                "moved, repeated or put in"),
        SWAP(
                lines -> {
                    Collections.swap(lines, 3, 4);
                    return lines;
                },
                "line 4 of the chain is missing"),
        INSERT(
                lines -> {
                    lines.add(4, lines.get(3).replace("mail-3", "mail-x"));
                    return lines;
                },
                "was changed"),
        INSERT_NO_LINE(
                lines -> {
                    lines.add(4, "{}");
                    return lines;
                },
                "is no line of an audit log");

        private final UnaryOperator<List<String>> change;
        private final String finding;

        Tampering(UnaryOperator<List<String>> change, String finding) {
            this.change = change;
            this.finding = finding;
        }

        private static List<String> set(List<String> lines, int at, String line) {
            lines.set(at, line);
            return lines;
        }
    }

    @Test
    void staysWholeAcrossRestarts() throws IOException {
        written(3);
        written(3);

        AuditReport report = check(lines);

        assertThat(report.breaks()).isEmpty();
        assertThat(report.lines()).isEqualTo(8);
        assertThat(report.notes())
                .anyMatch(note -> note.contains("begins chain " + CHAIN) && note.contains("no state of an earlier one"))
                .anyMatch(note -> note.contains("ends with line 8"));
        assertThat(lines.get(4)).contains("\"event\":\"server-started\"");
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatWasDoneToTheLines(Tampering tampering) throws IOException {
        written(6);
        assertThat(check(lines).breaks()).isEmpty();

        AuditReport report = check(tampering.change.apply(new ArrayList<>(lines)));

        assertThat(report.breaks()).extracting(AuditBreak::what).anyMatch(what -> what.contains(tampering.finding));
        assertThat(report.breaks().get(0).at().line()).isBetween(4L, 5L);
    }

    @Test
    void missesTheEndOnlyByItsHash() throws IOException {
        written(3);
        String last = ChainLink.hashOf(lines.get(3));
        assertThat(check(lines).lastHashes()).containsExactly(last);

        AuditReport shortened = check(lines.subList(0, 3));

        assertThat(shortened.breaks()).isEmpty();
        assertThat(shortened.lastHashes()).doesNotContain(last);
    }

    @Test
    void beginsANewChainWithItsReasonWhenTheStateIsDamaged() throws IOException {
        written(2);
        Files.writeString(state, Files.readString(state).replace('0', '1'));

        written(2);

        assertThat(lines.get(3))
                .contains("\"event\":\"chain-started\"", "its state is not as it was written", "\"seq\":1");
    }

    @Test
    void keepsTheChainOfEachOfSeveralServersInOneFile() throws IOException {
        written(2);
        List<String> one = new ArrayList<>(lines);
        lines.clear();
        Files.delete(state);
        written(2, "ffff0000ffff0000");
        List<String> mixed = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            mixed.add(one.get(i));
            mixed.add(lines.get(i));
        }

        AuditReport report = check(mixed);

        assertThat(report.breaks()).isEmpty();
        assertThat(report.lastHashes()).hasSize(2);
    }

    @Test
    void chainsTheLinesOfManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ChainFile file = ChainFile.open(state)) {
            AuditLog log = open(file, CHAIN);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int number = i;
                done.add(threads.submit(() -> log.happened(event("mail-" + number))));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }

        AuditReport report = check(lines);

        assertThat(report.breaks()).isEmpty();
        assertThat(report.lines()).isEqualTo(401);
    }

    @Test
    void writesTextFromMailInOneLineOfAscii() throws IOException {
        String hostile = "a\"}\r\n{\"seq\":9}\u2028\u202E見積\uD83D\uDE00";
        try (ChainFile file = ChainFile.open(state)) {
            MailIdentity mail = new MailIdentity(hostile, hostile, hostile, List.of(hostile));
            open(file, CHAIN)
                    .happened(new GatewayEvent.Deposited(
                            mail,
                            hostile,
                            DepositState.DELIVERED,
                            List.of(new MailFile(hostile, 1, "00")),
                            Duration.ofMillis(7)));
        }

        String line = lines.get(1);
        assertThat(line).matches("[\\x20-\\x7E]+");
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.path("seq").asInt()).isEqualTo(2);
        assertThat(json.path("messageId").asString()).isEqualTo(hostile);
        assertThat(json.path("files").path(0).path("name").asString()).isEqualTo(hostile);
        assertThat(json.path("tookMillis").asInt()).isEqualTo(7);
        assertThat(check(lines).breaks()).isEmpty();
    }

    @Test
    void writesTheLineAndTellsWhenTheStateCannotBeNoted() throws IOException {
        ChainFile file = ChainFile.open(state);
        AuditLog log = open(file, CHAIN);
        file.close();

        assertThatThrownBy(() -> log.happened(event("mail-1")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("audit.chain cannot be written");
        assertThat(lines).hasSize(2);
        assertThat(check(lines).breaks()).isEmpty();
    }

    @Test
    void refusesAStateThatAnotherServerWrites() throws IOException {
        try (ChainFile ignored = ChainFile.open(state)) {
            assertThatThrownBy(() -> ChainFile.open(state))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is in use by another server");
        }
    }

    private void written(int events) throws IOException {
        written(events, CHAIN);
    }

    private void written(int events, String chain) throws IOException {
        try (ChainFile file = ChainFile.open(state)) {
            AuditLog log = open(file, chain);
            for (int i = 1; i <= events; i++) {
                log.happened(event("mail-" + i));
            }
        }
    }

    private AuditLog open(ChainFile file, String chain) {
        return AuditLog.open(file, lines::add, CLOCK, "gw1", () -> chain);
    }

    private static GatewayEvent event(String name) {
        MailIdentity mail = new MailIdentity(name, "<m@example.com>", "taro@example.com", List.of("h@example.org"));
        return new GatewayEvent.Refused(mail, List.of(Reason.VIRUS_FOUND));
    }

    private static AuditReport check(List<String> lines) throws IOException {
        AuditCheck check = new AuditCheck();
        check.read("audit.log", new BufferedReader(new StringReader(String.join("\n", lines))));
        return check.report();
    }
}
