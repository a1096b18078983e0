package jp.cryptobin.james.vault.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Reason.Remedy;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.SampleFile;
import jp.cryptobin.james.vault.StateOutcome.UnknownDeposit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class AnswerMappingTest extends VaultAnswers {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void takesEachCodeForItsReasonAndHoldsWhatTimeMayRepair(Reason reason) {
        String body = """
                {"title": "t", "status": 422, "code": "%s", "detail": "why", "concerned": ["a.txt", "b.txt"]}""".formatted(reason.code());
        DepositOutcome outcome = depositAnswered(422, body, "Content-Type: application/problem+json");

        if (reason.remedy() == Remedy.TIME || reason.remedy() == Remedy.UNKNOWN) {
            assertThat(outcome).isInstanceOf(Unavailable.class);
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.violation().concerned()).containsExactly("a.txt", "b.txt"));
        }
        assertThat(((NotDone) outcome).reason()).isEqualTo(reason);
        assertThat(((NotDone) outcome).detail()).contains("127.0.0.1", "422", reason.code(), "why");
    }

    @Test
    void knowsEveryCodeOfTheContract() {
        List<String> codes = WireContract.api()
                .at("/components/schemas/Problem/properties/code/enum")
                .valueStream()
                .map(code -> code.stringValue())
                .filter(code -> !code.equals("not-found"))
                .toList();

        assertThat(codes)
                .containsExactlyElementsOf(
                        Stream.of(Reason.values()).map(Reason::code).toList());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            300 | REDIRECTED        | held    | UNEXPECTED_ERROR
            301 | REDIRECTED        | held    | UNEXPECTED_ERROR
            302 | REDIRECTED        | held    | UNEXPECTED_ERROR
            303 | REDIRECTED        | held    | UNEXPECTED_ERROR
            307 | REDIRECTED        | held    | UNEXPECTED_ERROR
            308 | REDIRECTED        | held    | UNEXPECTED_ERROR
            400 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            401 | UNAUTHORIZED      | refused | BAD_CREDENTIALS
            403 | FORBIDDEN         | refused | ADDRESS_NOT_ALLOWED
            404 | NO_SUCH_SERVICE   | held    | DEDICATED_DOMAIN_WRONG
            405 | NO_SUCH_SERVICE   | held    | DEDICATED_DOMAIN_WRONG
            408 | TOO_SLOW          | held    | UPLOAD_FAILED
            409 | IN_PROGRESS       | held    | UPLOAD_FAILED
            410 | NO_SUCH_SERVICE   | held    | DEDICATED_DOMAIN_WRONG
            413 | TOO_LARGE         | refused | FILE_TOO_LARGE
            415 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            418 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            421 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            422 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            429 | TOO_MANY_REQUESTS | held    | TEMPORARY_VAULT_ERROR
            500 | SERVER_ERROR      | held    | TEMPORARY_VAULT_ERROR
            501 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            502 | SERVER_ERROR      | held    | TEMPORARY_VAULT_ERROR
            503 | SERVER_ERROR      | held    | TEMPORARY_VAULT_ERROR
            504 | TOO_SLOW          | held    | UPLOAD_FAILED
            505 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            507 | SERVER_ERROR      | held    | TEMPORARY_VAULT_ERROR
            599 | SERVER_ERROR      | held    | TEMPORARY_VAULT_ERROR
            202 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            200 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            201 | NOT_THE_CONTRACT  | held    | UNEXPECTED_ERROR
            """)
    void readsTheStatusWhereTheBodyIsNotTheContract(int status, Failure failure, String course, Reason reason) {
        // Retry-After 0 makes OkHttp repeat a request on some of these, unless it is told that it cannot.
        DepositOutcome outcome = depositAnswered(
                status, HTML, "Content-Type: text/html", "Location: https://127.0.0.1/elsewhere", "Retry-After: 0");

        assertThat(outcome).isInstanceOf(course.equals("held") ? Unavailable.class : Refused.class);
        assertThat(((NotDone) outcome).reason()).isEqualTo(reason);
        if (outcome instanceof Unavailable held) {
            assertThat(held.contact()).isEqualTo(Unavailable.Contact.ANSWERED);
        }
        String text = ((NotDone) failure.outcome("", true)).detail();
        assertThat(((NotDone) outcome).detail()).startsWith(text).contains("127.0.0.1 answers " + status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title": "t", "status": 503, "code": "from-the-future"} | 503 | UNEXPECTED_ERROR
            {"title": "t", "status": 503, "code": "not-found"}       | 503 | UNEXPECTED_ERROR
            {"title": "t", "status": 404, "code": "not-found"}       | 404 | UNEXPECTED_ERROR
            {"title": "t", "status": 503, "code": 7}                 | 503 | TEMPORARY_VAULT_ERROR
            {"title": "t", "status": 503, "code": null}              | 503 | TEMPORARY_VAULT_ERROR
            {"title": "t", "status": 503, "code": "maintena          | 503 | TEMPORARY_VAULT_ERROR
            {"code": "virus-found", "code": "maintenance"}           | 503 | TEMPORARY_VAULT_ERROR
            {"code": "virus-found"} {"code": "maintenance"}          | 503 | TEMPORARY_VAULT_ERROR
            ["maintenance"]                                          | 503 | TEMPORARY_VAULT_ERROR
            ''                                                       | 503 | TEMPORARY_VAULT_ERROR
            {"code": "maintenance", "concerned": {"a": 1}}           | 503 | MAINTENANCE
            {"code": "maintenance", "detail": ["a"]}                 | 503 | MAINTENANCE
            """)
    void trustsAProblemDocumentOnlyAsFarAsItCanBeRead(String body, int status, Reason reason) {
        assertThat(depositAnswered(status, body))
                .isInstanceOfSatisfying(
                        Unavailable.class, held -> assertThat(held.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            120                           | 120
            0                             | 0
            Thu, 01 Jan 2026 00:01:30 GMT | 90
            Thursday, 01-Jan-26 00:01:30 GMT | 90
            Wed, 31 Dec 2025 23:00:00 GMT | 0
            -5                            | none
            soon                          | none
            99999999999999999999          | none
            """)
    void passesOnHowLongTheVaultWantsToBeLeftAlone(String header, Long seconds) {
        DepositOutcome bare = depositAnswered(429, "", "Retry-After: " + header);
        server.web.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", header)
                .body("{\"title\": \"t\", \"status\": 503, \"code\": \"maintenance\"}")
                .build());
        DepositOutcome told = client.deposit(DEPOSIT, SampleFile.contents(FILES));

        assertThat(List.of(bare, told))
                .allSatisfy(outcome -> assertThat(((Unavailable) outcome).retryAfter())
                        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds)));
    }

    @ParameterizedTest
    @CsvSource({"201, UNEXPECTED_ERROR", "500, TEMPORARY_VAULT_ERROR"})
    void readsNoMoreThanAnAnswerCanHold(int status, Reason reason) {
        String huge = "{\"code\": \"virus-found\", \"filler\": \"" + "x".repeat(Exchange.LARGEST_ANSWER) + "\"}";

        assertThat(((NotDone) depositAnswered(status, huge)).reason()).isEqualTo(reason);
    }

    @Test
    void makesOneHarmlessLineOfWhatTheVaultWrites() {
        String body = new JsonMapper()
                .createObjectNode()
                .put("code", "virus-found")
                .put("detail", "one\r\n2026-01-01 ERROR forged\u2028\u202e" + "x".repeat(5000))
                .toString();

        assertThat(((NotDone) depositAnswered(422, body)).detail())
                .contains("one 2026-01-01 ERROR forged xxx")
                .hasSizeLessThan(510);
    }

    @Test
    void doesNotSayThatFilesFailedWhenNoneWereSent() {
        server.web.enqueue(new MockResponse.Builder().code(504).build());

        assertThat(client.status())
                .isInstanceOfSatisfying(
                        Unavailable.class, held -> assertThat(held.reason()).isEqualTo(Reason.TEMPORARY_VAULT_ERROR));
    }

    @Test
    void tellsADepositThatIsNotKnownFromAVaultThatIsNotThere() {
        DepositId id = new DepositId("0123456789abcdef");
        server.web.enqueue(new MockResponse.Builder()
                .code(404)
                .body("{\"title\": \"t\", \"status\": 404, \"code\": \"not-found\"}")
                .build());
        server.web.enqueue(new MockResponse.Builder().code(404).body(HTML).build());

        assertThat(client.state(id)).isEqualTo(new UnknownDeposit(id));
        assertThat(client.state(id))
                .isInstanceOfSatisfying(
                        Unavailable.class, held -> assertThat(held.reason()).isEqualTo(Reason.DEDICATED_DOMAIN_WRONG));
    }

    @Test
    void takesNoOtherStatusForReady() {
        server.web.enqueue(new MockResponse.Builder()
                .body("{\"state\": \"BUSY\", \"account\": \"a\"}")
                .build());

        assertThat(client.status()).isInstanceOf(Unavailable.class);
    }
}
