package jp.cryptobin.james.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import jp.cryptobin.james.tnef.TnefWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DryRunCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADER =
            "From: taro@example.com\nTo: hanako@example.org\nSubject: =?UTF-8?B?6KaL56mN5pu4?=\n"
                    + "Message-ID: <m1@example.com>\nMIME-Version: 1.0\n";
    private static final String PLAIN =
            HEADER + "Content-Type: text/plain; charset=UTF-8\n" + "Content-Transfer-Encoding: 8bit\n\n本文です。\n";
    private static final String AMBIGUOUS = PLAIN.replace(
            "Content-Transfer-Encoding", "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static String withFiles(String... names) {
        StringBuilder mail = new StringBuilder(HEADER + "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n"
                + "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n本文です。\n");
        for (String name : names) {
            String word = "=?UTF-8?B?" + Base64.getEncoder().encodeToString(name.getBytes(UTF_8)) + "?=";
            mail.append("--b1\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"")
                    .append(word)
                    .append("\"\n\nfile ")
                    .append(name.length())
                    .append("\n");
        }
        return mail.append("--b1--\n").toString();
    }

    private Path mail(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content.replace("\n", "\r\n"));
    }

    private int run(Object... arguments) {
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err), texts);
    }

    private Path reports() {
        return directory.resolve("reports");
    }

    private JsonNode report(String name) throws IOException {
        return JSON.readTree(Files.readString(reports().resolve(name)));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void saysOfEachPartWhereItGoesAndByWhichRule() throws IOException {
        assertThat(run("dry-run", mail("a.eml", withFiles("見積書.pdf")))).isZero();

        assertThat(out.toString().lines().map(String::strip))
                .contains(
                        "TRANSFER: 1 file goes to the vault, the mail goes on with the notice",
                        "part  type                      disposition  name        octets  goes to  rule",
                        "1     multipart/mixed                                                     structure",
                        "1.1   text/plain                                         15      mail     text-body",
                        "1.2   application/octet-stream  attachment   見積書.pdf  6       vault    other-type");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysWhetherAndForHowLongAMailWouldBeHeld() throws IOException {
        Path own = mail("a.eml", withFiles("a.pdf"));

        run("dry-run", "--hold", "holdTime=120", "--out", reports(), own);
        run("dry-run", "--hold", "holdTime=until-answered", "--hold", "giveUp=2", own);
        run("dry-run", "--hold", "holdTime=0", own);
        run("dry-run", "--hold", "holdTime=120", mail("b.eml", "Auto-Submitted: auto-generated\n" + PLAIN));

        assertThat(out.toString().lines().map(String::strip))
                .containsSubsequence(
                        "held for 120 seconds; taro@example.com is asked",
                        "held until taro@example.com says so; given up after 2 days",
                        "not held: off",
                        "not held: automatic");
        assertThat(report("a.json").get("hold").get("seconds").asLong()).isEqualTo(120);
        assertThat(run("dry-run", "--hold", "holdTime=soon", own)).isEqualTo(2);
        assertThat(err.toString()).contains("--hold: holdTime=soon is not accepted; set it to seconds");
    }

    @Test
    void writesReportLeavingMailAndFiles() throws IOException {
        assertThat(run("dry-run", "--out", reports(), mail("a.eml", withFiles("見積書.pdf"))))
                .isZero();

        assertThat(names(reports())).containsExactly("a.files", "a.json", "a.out.eml");
        assertThat(names(reports().resolve("a.files"))).containsExactly("見積書.pdf");
        assertThat(reports().resolve("a.files/見積書.pdf")).hasContent("file 7");
        assertThat(reports().resolve("a.out.eml"))
                .content()
                .contains("本文です。", "【ご案内】")
                .doesNotContain("file 7");
        JsonNode report = report("a.json");
        assertThat(report.propertyNames())
                .containsExactlyInAnyOrder(
                        "verdict", "violations", "parts", "defects", "subject", "addressees", "hold");
        assertThat(report.get("verdict").asString()).isEqualTo("transfer");
        assertThat(report.get("subject").asString()).isEqualTo("見積書");
        assertThat(report.get("addressees").get(0).get("address").asString()).isEqualTo("hanako@example.org");
        JsonNode file = report.get("parts").get(2);
        assertThat(file.propertyNames())
                .containsExactlyInAnyOrder(
                        "path",
                        "contentType",
                        "disposition",
                        "filename",
                        "size",
                        "sha256",
                        "decision",
                        "rule",
                        "savedAs");
        assertThat(file.get("decision").asString()).isEqualTo("transfer");
        assertThat(file.get("size").asLong()).isEqualTo(6);
        assertThat(report.get("parts").get(0).get("decision").asString()).isEqualTo("container");
        assertThat(report.get("parts").get(0).get("sha256").isNull()).isTrue();
        assertThat(report.get("parts").get(1).get("decision").asString()).isEqualTo("body");
    }

    @Test
    void leavesAMailWithoutFilesOctetByOctet() throws IOException {
        Path mail = mail("a.eml", PLAIN);

        assertThat(run("dry-run", "--out", reports(), mail)).isZero();

        assertThat(reports().resolve("a.out.eml")).hasSameBinaryContentAs(mail);
        assertThat(report("a.json").get("verdict").asString()).isEqualTo("relay");
    }

    @Test
    void rebuildsAnAmbiguousMailAndNamesTheDefect() throws IOException {
        assertThat(run("dry-run", "--out", reports(), mail("a.eml", AMBIGUOUS))).isZero();

        assertThat(report("a.json").get("verdict").asString()).isEqualTo("rebuild");
        JsonNode defect = report("a.json").get("defects").get(0);
        assertThat(defect.get("defect").asString()).isEqualTo("duplicate-mime-field");
        assertThat(defect.get("consequence").asString()).isEqualTo("rebuilt");
        assertThat(reports().resolve("a.out.eml"))
                .content()
                .containsOnlyOnce("Content-Type")
                .doesNotContain("ご案内");
        assertThat(out.toString()).contains("duplicate-mime-field in 1, rebuilt:");
    }

    @Test
    void refusesWithNumberMessageAndWhatItConcerns() throws IOException {
        assertThat(run("dry-run", "--out", reports(), mail("a.eml", withFiles("a\uD83D\uDE00.pdf"))))
                .isEqualTo(1);

        assertThat(names(reports())).containsExactly("a.json");
        JsonNode violation = report("a.json").get("violations").get(0);
        assertThat(violation.get("reason").asString()).isEqualTo("file-name-characters");
        assertThat(violation.get("number").asString()).isEqualTo("E01");
        assertThat(violation.get("message").asString()).isEqualTo("添付ファイルのファイル名に使用できない文字が使われています。");
        assertThat(violation.get("concerned").get(0).asString()).contains("U+1F600");
        assertThat(out.toString()).contains("REFUSE", "E01 添付ファイルのファイル名に使用できない文字が使われています。");
    }

    @Test
    void goesOnAfterAFileThatCannotBeReadAndSaysSo() throws IOException {
        int status =
                run("dry-run", mail("a.eml", PLAIN), directory.resolve("absent.eml"), directory, mail("b.eml", PLAIN));

        assertThat(status).isEqualTo(2);
        assertThat(out.toString())
                .contains("absent.eml\n  FAILED: ", "a.eml\n  RELAY", "b.eml\n  RELAY")
                .contains("transfer 0, relay 2, rebuild 0, refuse 0, failed 2");
    }

    @ParameterizedTest
    @CsvSource({"true, false, false, 0", "true, true, false, 1", "true, true, true, 2", "false, false, true, 2"})
    void exitStatusIsThatOfTheWorst(boolean good, boolean refused, boolean absent, int status) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("dry-run"));
        if (good) {
            arguments.add(mail("a.eml", PLAIN));
        }
        if (refused) {
            arguments.add(mail("b.eml", withFiles("")));
        }
        if (absent) {
            arguments.add(directory.resolve("absent.eml"));
        }

        assertThat(run(arguments.toArray())).isEqualTo(status);
    }

    @Test
    void keepsMailsOfOneNameApart() throws IOException {
        run("dry-run", "--out", reports(), mail("x/a.eml", PLAIN), mail("y/a.eml", AMBIGUOUS), mail("z/A.EML", PLAIN));

        assertThat(names(reports()))
                .containsExactly("A-3.json", "A-3.out.eml", "a-2.json", "a-2.out.eml", "a.json", "a.out.eml");
        assertThat(report("a-2.json").get("verdict").asString()).isEqualTo("rebuild");
    }

    @Test
    void takesTheEnvelopeFromItsOptions() throws IOException {
        Path mail = mail("a.eml", withFiles("a.pdf"));

        assertThat(run("dry-run", "--recipient", "x@example.org", "--recipient", "X@example.org", mail))
                .isEqualTo(1);
        assertThat(out.toString()).contains("E08", "x@example.org");
        assertThat(run("dry-run", "--sender", "a..b@example.com", mail)).isEqualTo(1);
        assertThat(out.toString()).contains("E31");
    }

    @Test
    void readsAMailByTheParametersOfTheGateway() throws IOException {
        Path mail = mail("a.eml", withFiles("a.txt", "b.txt"));

        assertThat(run("dry-run", "--out", reports(), "--set", "maxFiles=1", mail))
                .isEqualTo(1);
        assertThat(report("a.json").at("/violations/0/number").asString()).isEqualTo("E02");
    }

    @Test
    void takesAWinmailDatApartBySetting() throws IOException {
        byte[] tnef = new TnefWriter()
                .file("見積書.txt", "一".getBytes(UTF_8))
                .file("b.txt", "two".getBytes(UTF_8))
                .toBytes();
        String mail = HEADER + "Content-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain\n\n"
                + "words\n--b1\nContent-Type: application/ms-tnef; name=winmail.dat\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(tnef) + "\n--b1--\n";

        assertThat(run("dry-run", "--out", reports(), "--set", "decodeTnef=true", mail("a.eml", mail)))
                .isZero();
        assertThat(names(reports().resolve("a.files"))).containsExactly("b.txt", "見積書.txt");
        assertThat(reports().resolve("a.files/見積書.txt")).hasContent("一");
        assertThat(Files.readString(reports().resolve("a.out.eml"))).doesNotContain("winmail", "ms-tnef", "multipart");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maxFiles=many | --set: maxFiles=many is not accepted; set it to a whole number from 1 to 10000
            maxfiles=1    | --set: unknown parameter maxfiles; known are bodyLikeTypes
            """)
    void refusesAParameterThatTheGatewayWouldRefuse(String setting, String message) throws IOException {
        assertThat(run("dry-run", "--set", setting, mail("a.eml", PLAIN))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void removesTheFilesOfAnEarlierRun() throws IOException {
        run("dry-run", "--out", reports(), mail("a.eml", withFiles("a.txt", "b.txt")));
        run("dry-run", "--out", reports(), mail("a.eml", withFiles("c.txt")));

        assertThat(names(reports().resolve("a.files"))).containsExactly("c.txt");
    }

    @Test
    void keepsAMailWithAVeryLongName() throws IOException {
        Path mail = mail("長".repeat(80) + ".eml", PLAIN);

        assertThat(run("dry-run", "--out", reports(), mail)).isZero();

        assertThat(names(reports()))
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).contains("長.").contains("長"));
    }

    @Test
    void printsNoControlCharacterFromAMail() throws IOException {
        run("dry-run", mail("a.eml", withFiles("a\u001b[31m\u202Efdp.exe")));

        assertThat(out.toString()).doesNotContain("\u001b", "\u202E");
    }

    @Test
    void explainsItselfAndItsExitStatus() {
        assertThat(run("help", "dry-run")).isZero();
        assertThat(out.toString())
                .contains("--out", "--sender", "--recipient", "FILE.eml", "Exit status: 0 all would pass");
    }

    @Test
    void refusesACallWithoutCommandOrWithoutFiles() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("dry-run")).isEqualTo(2);
        assertThat(run("dry-run", "--ouy", "x", "a.eml")).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing", "FILE.eml", "--ouy");
    }
}
