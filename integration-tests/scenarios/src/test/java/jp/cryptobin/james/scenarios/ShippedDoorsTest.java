package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration that ships opens, and what it leaves shut. */
class ShippedDoorsTest {
    private static final Path CONF = Path.of("../../james-conf/src/main/conf");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pop3server.xml        | <pop3server enabled="false"/>
            lmtpserver.xml        | <lmtpserver enabled="false"/>
            managesieveserver.xml | <managesieveserver enabled="false"/>
            jmap.properties       | enabled=false
            jmx.properties        | jmx.enabled=false
            webadmin.properties   | host=127.0.0.1
            imapserver.xml        | <bind>127.0.0.1:993</bind>
            """)
    void staysShutOrOnThisMachine(String file, String line) throws IOException {
        assertThat(lines(file)).contains(line);
    }

    @Test
    void opensThreePortsForMailAndNoMore() throws IOException {
        assertThat(lines("smtpserver.xml"))
                .filteredOn(line -> line.startsWith("<bind>"))
                .containsExactly("<bind>0.0.0.0:25</bind>", "<bind>0.0.0.0:587</bind>", "<bind>0.0.0.0:465</bind>");
    }

    @Test
    void requiresTlsToTheSmartHost() throws IOException {
        assertThat(lines("gateway.env")).contains("SMARTHOST_TLS_REQUIRED=true");
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(CONF.resolve(file)).stream()
                .map(String::strip)
                .toList();
    }
}
