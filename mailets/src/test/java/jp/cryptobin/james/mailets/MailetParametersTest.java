package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import jp.cryptobin.james.parameters.ParameterTables;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailetParametersTest {
    private final TestGateway james = new TestGateway();
    private final Map<String, Supplier<GatewayMailet>> mailets = Map.ofEntries(
            Map.entry("ValidateMessage", ValidateMessage::new),
            Map.entry("ExtractAttachments", ExtractAttachments::new),
            Map.entry("UploadToCryptoBin", () -> TestGateway.upload(james.gateway())),
            Map.entry("HoldMail", () -> new HoldMail(james.gateway(), james.repositories)),
            Map.entry("AnswerHold", () -> new AnswerHold(james.gateway(), (group, address) -> false)),
            Map.entry("RewriteBody", () -> new RewriteBody(james.gateway())),
            Map.entry("FollowApproval", () -> new FollowApproval(james.gateway())),
            Map.entry("AwaitDecision", () -> new AwaitDecision(james.gateway(), url -> new MemoryMailRepository())),
            Map.entry("NotifyRecipients", () -> new NotifyRecipients(james.gateway())),
            Map.entry("SendReceipt", () -> new SendReceipt(james.gateway())),
            Map.entry("CancelDeposit", () -> new CancelDeposit(james.gateway())),
            Map.entry("NotifySender", () -> new NotifySender(james.gateway(), james.repositories)),
            Map.entry("AwaitCancel", () -> new AwaitCancel(james.gateway(), james.repositories)),
            Map.entry("KeepMail", () -> new KeepMail(james.gateway(), james.repositories)),
            Map.entry("TellPostmaster", () -> new TellPostmaster(james.gateway())),
            Map.entry("PrepareBounce", PrepareBounce::new),
            Map.entry("RecogniseBounce", RecogniseBounce::new));

    static Stream<String> all() {
        return new MailetParametersTest().mailets.keySet().stream().sorted();
    }

    static Stream<String> withParameters() throws IOException {
        return ParameterTables.read().keySet().stream();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ValidateMessage   | maxFiles                  | 0       | a whole number from 1 to 10000
            ValidateMessage   | maxRecipients             | many    | a whole number from 1 to 10000
            ValidateMessage   | maxSubjectLength          | -1      | a whole number from 1 to 10000
            ValidateMessage   | ignoreCaseOfFileNames     | yes     | true or false
            ValidateMessage   | ignoreCaseOfLocalParts    | True    | true or false
            ValidateMessage   | looseDots                 | 1       | true or false
            ValidateMessage   | internationalizedAddresses| on      | true or false
            ValidateMessage   | refuseEncryptedByName     | no      | true or false
            ValidateMessage   | profile                   | office  | one of manual, everyday
            ValidateMessage   | refuseProtected           | rpmsg   | true or false
            ValidateMessage   | namedTextIsFile           | ja      | true or false
            ValidateMessage   | bodyLikeTypes             | calendar| media types such as text/calendar
            ValidateMessage   | signatures                | keep    | one of refuse, extract, keep-alone
            ValidateMessage   | nameAttachedMessages      | subject | true or false
            ValidateMessage   | renameInlineFiles         | all     | true or false
            ValidateMessage   | searchAttachedMessages    | 2       | true or false
            ValidateMessage   | decodeTnef                | rtf     | true or false
            ValidateMessage   | maxDepth                  | 201     | a whole number from 1 to 200
            ValidateMessage   | maxParts                  | 10001   | a whole number from 1 to 10000
            ValidateMessage   | maxHeaderFields           | 1.5     | a whole number from 1 to 100000
            ValidateMessage   | maxHeaderOctets           | 999     | a whole number from 1000 to 16777216
            ValidateMessage   | maxHtmlOctets             | 8MB     | a whole number from 1000 to 41943040
            ValidateMessage   | maxHtmlDepth              | 99      | a whole number from 100 to 1000000
            UploadToCryptoBin | firstDelay                | 0       | a whole number from 1 to 86400
            UploadToCryptoBin | longestDelay              | 30m     | a whole number from 1 to 86400
            UploadToCryptoBin | horizon                   | 2592001 | a whole number from 1 to 2592000
            UploadToCryptoBin | senderMustBeReachable     | yes     | true or false
            UploadToCryptoBin | unknownErrorTries         | 0       | a whole number from 1 to 1000
            HoldMail          | holdTime                  | 5m      | seconds from 0 to 604800, or until-answered
            HoldMail          | address                   | nobody  | an address with a domain name
            HoldMail          | lookInterval              | 0       | a whole number from 1 to 3600
            HoldMail          | holdAutomatic             | yes     | true or false
            HoldMail          | ownDomains                | example | domains such as example.com
            NotifySender      | keepRefused               | 366     | a whole number from 0 to 365
            KeepMail          | days                      | 0       | a whole number from 1 to 365
            AwaitCancel       | firstInterval             | 0       | a whole number from 1 to 604800
            TellPostmaster    | language                  | fr      | one of ja, en, both
            RewriteBody       | position                  | middle  | one of top, bottom
            RewriteBody       | placeOfRemovedPicture     | icon    | one of alt, name, nothing
            RewriteBody       | language                  | fr      | one of ja, en, both
            RewriteBody       | templates                 | /absent | a directory of templates
            AwaitDecision     | firstInterval             | 0       | a whole number from 1 to 604800
            AwaitDecision     | longestInterval           | 1h      | a whole number from 1 to 604800
            AwaitDecision     | horizon                   | 31536001| a whole number from 1 to 31536000
            AwaitDecision     | deferral                  | disk    | one of queue, repository
            AwaitDecision     | language                  | fr      | one of ja, en, both
            NotifyRecipients  | from                      | nobody  | an address with a domain name
            SendReceipt       | templates                 | /absent | a directory of templates
            NotifySender      | language                  | JA      | one of ja, en, both
            NotifySender      | templates                 | /absent | a directory of templates
            NotifySender      | from                      | nobody  | an address
            """)
    void wrongValueIsRefusedWithMailetParameterValueAndAcceptedForm(
            String mailet, String parameter, String value, String accepted) {
        assertThatThrownBy(() -> james.started(mailets.get(mailet).get(), parameter, value))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining(
                        mailet + ": " + parameter + "=" + value + " is not accepted; set it to " + accepted);
    }

    @ParameterizedTest
    @MethodSource("all")
    void unknownParameterIsRefusedAndTheKnownOnesAreTold(String mailet) throws IOException {
        Set<String> known = documented(mailet).keySet();
        String told = known.isEmpty() ? "it takes none" : "known are " + String.join(", ", known);

        assertThatThrownBy(() -> james.started(mailets.get(mailet).get(), "maxfiles", "20"))
                .isInstanceOf(MessagingException.class)
                .hasMessage(mailet + ": unknown parameter maxfiles; " + told);
    }

    @ParameterizedTest
    @MethodSource("all")
    void acceptsNoParameterAndThoseOfJames(String mailet) {
        assertThatCode(() -> james.started(mailets.get(mailet).get())).doesNotThrowAnyException();
        assertThatCode(() -> james.started(
                        mailets.get(mailet).get(), "onMailetException", "error", "onMatchException", "error"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("withParameters")
    void documentedDefaultsAreAccepted(String mailet) throws IOException, MessagingException {
        for (Map.Entry<String, String> parameter : documented(mailet).entrySet()) {
            if (!parameter.getValue().contains(" ")) {
                String value = parameter.getValue().equals("none") ? "" : parameter.getValue();
                james.started(mailets.get(mailet).get(), parameter.getKey(), value);
            }
        }
    }

    @Test
    void javadocAndTheTableHaveTheSameDefaults() throws IOException {
        for (Map.Entry<String, Map<String, String>> table :
                ParameterTables.read().entrySet()) {
            Map<String, String> javadoc = documented(table.getKey());
            assertThat(javadoc).as(table.getKey()).containsExactlyInAnyOrderEntriesOf(table.getValue());
        }
    }

    @Test
    void everyProcessorIsDeclared() throws MessagingException {
        assertThat(james.started(mailets.get("UploadToCryptoBin").get()).requiredProcessingState())
                .extracting(state -> state.getValue())
                .containsExactly("cryptobin-refused", "cryptobin-upload", "cryptobin");
        assertThat(james.started(mailets.get("AwaitDecision").get()).requiredProcessingState())
                .extracting(state -> state.getValue())
                .containsExactly("cryptobin-approval", "relay");
    }

    /** Name and default of the parameters in the Javadoc of a mailet. */
    private static Map<String, String> documented(String mailet) throws IOException {
        Path source = Path.of("src/main/java/jp/cryptobin/james/mailets", mailet + ".java");
        String text = Files.readString(source);
        String javadoc = text.substring(text.indexOf("/**"), text.indexOf("public class"));
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = Pattern.compile("\\{@code (\\w+)} \\((?:\\{@code )?([^)}]+)}?\\)")
                .matcher(javadoc);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        return parameters;
    }
}
