package jp.cryptobin.james.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.cryptobin.james.check.ConfigFinding.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in a configuration, each with what is said about it. */
class ConfigurationCheckTest {
    @TempDir
    private Path root;

    private ShippedConf conf;

    @BeforeEach
    void takeTheShippedConfiguration() throws IOException {
        conf = ShippedConf.copy(root);
    }

    @Test
    void findsNothingInTheShippedConfigurationOnceItsSampleValuesAreReplaced() throws IOException {
        assertThat(conf.own().check()).isEmpty();
    }

    @Test
    void warnsOfEveryValueThatIsStillTheSamples() {
        assertThat(conf.check())
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .extracting(ConfigFinding::text)
                .containsExactly(
                        "vault.url is still that of the sample",
                        "postmaster is still that of the sample",
                        "postmaster is still that of the sample",
                        "processor relay: RemoteDelivery: gateway is still that of the sample");
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvFileSource(resources = "mistakes.tsv", delimiter = '\t', numLinesToSkip = 1, nullValues = "-")
    void saysWhatIsWrongAndWhere(String file, String shipped, String value, Severity severity, String message)
            throws IOException {
        conf.own().change(file, shipped, value == null ? "" : value);

        List<ConfigFinding> findings = conf.check();

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.text()).contains(message);
            assertThat(finding.place()).matches(".*\\b" + file + "(:\\d+)?");
        });
        assertThat(findings.toString()).doesNotContain(ShippedConf.PASSWORD, ShippedConf.SECRET);
    }

    @Test
    void tellsAllMistakesAtOnce() throws IOException {
        conf.own()
                .change("cryptobin.properties", "vault.timeout.read=120", "vault.timeout.read=soon")
                .change("cryptobin.properties", "notice.time.zone=Asia/Tokyo", "notice.time.zone=Tokyo\nzone=x")
                .change("mailetcontainer.xml", "ValidateMessage\">", "ValidateMessage\"><maxFiles>x</maxFiles><a>1</a>")
                .change(
                        "mailetcontainer.xml",
                        "match=\"jp.cryptobin.james.matchers.HasDataUrl\"",
                        "match=\"HasDataUrl\"");

        assertThat(conf.check())
                .extracting(ConfigFinding::text)
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("vault.timeout.read=soon"),
                        text -> assertThat(text).startsWith("notice.time.zone=Tokyo"),
                        text -> assertThat(text).startsWith("unknown zone; known are "),
                        text -> assertThat(text).startsWith("processor cryptobin: ValidateMessage: maxFiles=x"),
                        text -> assertThat(text)
                                .startsWith("processor cryptobin: ValidateMessage: unknown parameter a"),
                        text -> assertThat(text).startsWith("processor cryptobin: James looks for HasDataUrl"));
    }

    private ShippedConf holding() throws IOException {
        return conf.own()
                .change(
                        "mailetcontainer.xml",
                        "<!-- <mailet match=\"All\" class=\"jp.cryptobin.james.mailets.HoldMail\">",
                        "<mailet match=\"All\" class=\"jp.cryptobin.james.mailets.HoldMail\">")
                .change(
                        "mailetcontainer.xml",
                        "</mailet> -->\n      <!-- First the files (4.2)",
                        "</mailet>\n      <!-- First the files (4.2)");
    }

    @Test
    void findsNothingWhereHoldMailIsSwitchedOn() throws IOException {
        holding();

        assertThat(conf.check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RecipientIs=cryptobin-hold | RecipientIs=answers | no line RecipientIs=cryptobin-hold@
            jp.cryptobin.james.mailets.AnswerHold | Null | no AnswerHold in processor cryptobin-answers: an answer
            mailets.HoldMail"> | mailets.HoldMail"><address>hold@other.example.net</address> | no line RecipientIs=hold@other
            mailets.HoldMail"> | mailets.HoldMail"><answersProcessor>answers</answersProcessor> | answersProcessor=answers names no processor
            mailets.HoldMail"> | mailets.HoldMail"><releaseProcessor>relay</releaseProcessor> | releaseProcessor=relay is neither its own processor nor
            mailets.HoldMail"> | mailets.HoldMail"><holdTime>5m</holdTime> | holdTime=5m is not accepted; set it to seconds
            mailets.HoldMail"> | mailets.HoldMail"><giveUp>2</giveUp> | giveUp has no effect; it is for holdTime=until-answered
            """)
    void saysWhyAnAnswerWouldHaveNoEffect(String shipped, String value, String message) throws IOException {
        holding().change("mailetcontainer.xml", shipped, value);

        assertThat(conf.check())
                .anySatisfy(finding -> assertThat(finding.text()).contains(message));
    }

    @Test
    void namesTheVariableThatIsNotSet() throws IOException {
        conf.own().environment.remove("CRYPTOBIN_PASSWORD");

        assertThat(conf.check())
                .singleElement()
                .extracting(ConfigFinding::text)
                .isEqualTo("vault.password takes its value from the environment variable CRYPTOBIN_PASSWORD, which is"
                        + " not set");
    }

    @Test
    void findsTemplatesWhereTheServerDoes() throws IOException {
        Files.createDirectories(root.resolve("conf/templates"));
        conf.own()
                .change("mailetcontainer.xml", "RewriteBody\">", "RewriteBody\"><templates>conf/templates</templates>");

        assertThat(conf.check()).isEmpty();
    }

    @Test
    void saysThatFilesAreMissing() throws IOException {
        Files.delete(conf.conf().resolve("mailetcontainer.xml"));
        Files.delete(conf.conf().resolve("cryptobin.properties"));

        assertThat(conf.check())
                .extracting(ConfigFinding::toString)
                .containsExactly(
                        conf.conf().resolve("cryptobin.properties") + ": error: is missing",
                        conf.conf().resolve("mailetcontainer.xml") + ": error: is missing");
    }
}
