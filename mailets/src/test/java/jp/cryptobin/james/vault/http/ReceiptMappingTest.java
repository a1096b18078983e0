package jp.cryptobin.james.vault.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositOutcome.Accepted;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.Receipt;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReceiptMappingTest extends VaultAnswers {
    @Test
    void acceptsAReceiptThatRepeatsEveryFile() {
        assertThat(depositAnswered(201, receipt().toString())).isInstanceOf(Accepted.class);
    }

    @Test
    void passesOverMembersThatItDoesNotKnow() {
        assertThat(depositAnswered(201, receipt().put("news", 1).toString())).isInstanceOf(Accepted.class);
    }

    static Stream<ObjectNode> receiptsOfOtherFiles() {
        return Stream.of(
                altered(receipt -> file(receipt).put("sha256", "0".repeat(64))),
                altered(receipt -> file(receipt).put("size", 1)),
                altered(receipt -> file(receipt).put("name", "EMPTY.TXT")),
                altered(receipt -> ((ArrayNode) receipt.get("files")).remove(0)),
                altered(receipt -> ((ArrayNode) receipt.get("files")).add(file(receipt))),
                altered(receipt ->
                        ((ArrayNode) receipt.get("files")).add(file(receipt)).remove(0)),
                altered(receipt -> receipt.putArray("files")));
    }

    @ParameterizedTest
    @MethodSource("receiptsOfOtherFiles")
    void takesNoReceiptForOtherFilesThanItSent(ObjectNode receipt) {
        assertThat(depositAnswered(201, receipt.toString())).isInstanceOfSatisfying(Unavailable.class, held -> {
            assertThat(held.reason()).isEqualTo(Reason.UPLOAD_FAILED);
            assertThat(held.detail()).startsWith("The vault confirms other files than were sent: ");
        });
    }

    static Stream<ObjectNode> receiptsThatAreNone() {
        return Stream.concat(
                Stream.of("id", "state", "depositedAt", "expiresAt", "account", "files", "manageUrl")
                        .flatMap(member -> Stream.of(
                                altered(receipt -> receipt.remove(member)),
                                altered(receipt -> receipt.putNull(member)),
                                altered(receipt -> receipt.put(member, 7)))),
                Stream.of(
                        altered(receipt -> receipt.put("id", "../../admin")),
                        altered(receipt -> receipt.put("state", "PERHAPS")),
                        altered(receipt -> receipt.put("depositedAt", "yesterday")),
                        altered(receipt -> receipt.put("manageUrl", "javascript:alert(1)")),
                        altered(receipt -> receipt.put("detail", 7)),
                        altered(receipt -> file(receipt).put("size", "0")),
                        altered(receipt -> file(receipt).put("size", -1)),
                        altered(receipt -> file(receipt).put("size", 0.5)),
                        altered(receipt -> file(receipt).put("sha256", "ABC")),
                        altered(receipt -> file(receipt).put("name", ""))));
    }

    @ParameterizedTest
    @MethodSource("receiptsThatAreNone")
    void takesNoDocumentForAReceiptThatIsNone(ObjectNode receipt) {
        assertThat(depositAnswered(201, receipt.toString())).isInstanceOfSatisfying(Unavailable.class, held -> {
            assertThat(held.reason()).isEqualTo(Reason.UNEXPECTED_ERROR);
            assertThat(held.detail()).doesNotContain("javascript", "../..", "PERHAPS");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, APPROVAL_REJECTED",
        "APPROVAL_INVALID, APPROVAL_SETTINGS_INVALID",
        "INFECTED, VIRUS_FOUND",
        "CANCELLED, UNEXPECTED_ERROR",
        "EXPIRED, UNEXPECTED_ERROR"
    })
    void refusesAReplayOfADepositThatNoLongerStands(DepositState state, Reason reason) {
        assertThat(depositAnswered(
                        200,
                        altered(receipt -> receipt.put("state", state.name())).toString()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.detail()).contains(state.name());
                });
    }

    @Test
    void takesNoOtherDepositsStateForTheOneAskedFor() {
        server.web.enqueue(new MockResponse.Builder().body(receipt().toString()).build());

        assertThat(client.state(new DepositId("another-deposit-id"))).isInstanceOf(Unavailable.class);
    }

    private static ObjectNode receipt() {
        return VaultServer.json(new Receipt(
                new DepositId("deposit-00000001"),
                DepositState.DELIVERED,
                NOW,
                NOW.plusSeconds(60),
                "account",
                DEPOSIT.files(),
                URI.create("https://vault.example.com/m"),
                ""));
    }

    private static ObjectNode altered(Consumer<ObjectNode> change) {
        ObjectNode receipt = receipt();
        change.accept(receipt);
        return receipt;
    }

    private static ObjectNode file(ObjectNode receipt) {
        return (ObjectNode) receipt.get("files").get(0);
    }
}
