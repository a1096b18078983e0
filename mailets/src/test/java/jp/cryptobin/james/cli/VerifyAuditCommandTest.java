package jp.cryptobin.james.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import jp.cryptobin.james.audit.AuditLog;
import jp.cryptobin.james.audit.ChainFile;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.MailIdentity;
import jp.cryptobin.james.policy.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAuditCommandTest {
    private final Path directory;
    private final StringWriter output = new StringWriter();
    private Path rolled;
    private Path current;
    private String lastHash = "";

    VerifyAuditCommandTest(@TempDir Path directory) {
        this.directory = directory;
        this.rolled = directory.resolve("audit.2026-03-02.log.gz");
        this.current = directory.resolve("audit.log");
    }

    @BeforeEach
    void writeFourLinesInTwoFiles() throws IOException {
        List<String> lines = new ArrayList<>();
        try (ChainFile state = ChainFile.open(directory.resolve("state"))) {
            AuditLog log = AuditLog.open(state, lines::add, Clock.systemUTC(), "gw1", () -> "00112233aabbccdd");
            for (String name : List.of("m1", "m2", "m3")) {
                MailIdentity mail = new MailIdentity(name, "", "", List.of());
                log.happened(new GatewayEvent.Refused(mail, List.of(Reason.DATA_URL)));
            }
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(rolled))) {
            out.write((lines.get(0) + "\n" + lines.get(1) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(current, lines.get(2) + "\n" + lines.get(3) + "\n");
        lastHash = lines.get(3).replaceAll(".*\"hash\":\"([0-9a-f]{64})\"}", "$1");
    }

    @Test
    void findsFilesWholeThatWereRolled() {
        assertThat(run(rolled.toString(), current.toString()))
                .as(output::toString)
                .isZero();
        assertThat(output.toString()).contains("4 lines, whole", "line 4, hash " + lastHash);
    }

    @Test
    void namesTheFileAndLineThatBroke() throws IOException {
        Files.writeString(current, Files.readString(current).replace("m3", "m4"));

        assertThat(run(rolled.toString(), current.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("BROKEN " + current + ":2 was changed", "NOT whole");
    }

    @Test
    void missesTheEndByTheHashThatWasNotedElsewhere() throws IOException {
        assertThat(run("--last", lastHash, rolled.toString(), current.toString()))
                .isZero();
        String first = Files.readAllLines(current).get(0);
        Files.writeString(current, first + "\n");

        assertThat(run(rolled.toString(), current.toString())).isZero();
        assertThat(run("--last", lastHash, rolled.toString(), current.toString()))
                .isEqualTo(1);
    }

    @Test
    void saysThatEarlierLinesWereNotGiven() {
        assertThat(run(current.toString())).isZero();
        assertThat(output.toString()).contains("is line 3 of chain", "were not given");
    }

    @Test
    void endsWithTwoWhenAFileCannotBeRead() {
        assertThat(run(directory.resolve("none.log").toString())).isEqualTo(2);
        assertThat(output.toString()).contains("none.log cannot be read");
    }

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(output, true);
        List<String> all = new ArrayList<>(List.of("verify-audit"));
        all.addAll(List.of(arguments));
        return Main.run(writer, writer, all.toArray(new String[0]));
    }
}
