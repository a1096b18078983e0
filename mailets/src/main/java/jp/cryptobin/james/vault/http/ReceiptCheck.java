package jp.cryptobin.james.vault.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.DepositOutcome.Accepted;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.Receipt;
import tools.jackson.databind.JsonNode;

/** Holds a receipt against what was sent: only files confirmed name by name and digest by digest are deposited. */
final class ReceiptCheck {
    private ReceiptCheck() {}

    static DepositOutcome outcome(JsonNode json, Deposit deposit, Secrets secrets) {
        Receipt receipt;
        try {
            receipt = AnswerJson.receipt(json);
        } catch (NotTheContractException e) {
            return failed(Failure.NOT_THE_CONTRACT, e.what());
        }
        List<DepositFile> sent = deposit.files();
        List<DepositFile> stored = receipt.files();
        if (stored.size() != sent.size()) {
            return failed(Failure.RECEIPT_DIFFERS, stored.size() + " files for " + sent.size());
        }
        Optional<String> difference = IntStream.range(0, sent.size())
                .filter(i -> !stored.get(i).sameFileAs(sent.get(i)))
                .mapToObj(i -> "file " + (i + 1) + " '" + sent.get(i).name() + "'")
                .findFirst();
        if (difference.isPresent()) {
            return failed(Failure.RECEIPT_DIFFERS, difference.get());
        }
        if (receipt.state().standing()) {
            return new Accepted(receipt);
        }
        String detail = "deposit " + receipt.id() + " is " + receipt.state();
        return receipt.state()
                .failure()
                .<DepositOutcome>map(reason -> new Refused(
                        new Violation(reason, List.of()), OneLine.of(detail + " " + secrets.hide(receipt.detail()))))
                .orElseGet(() -> failed(Failure.DEPOSIT_GONE, detail));
    }

    private static NotDone failed(Failure failure, String detail) {
        return failure.outcome(detail, true);
    }
}
