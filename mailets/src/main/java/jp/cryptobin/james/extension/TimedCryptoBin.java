package jp.cryptobin.james.extension;

import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.FileContents;
import jp.cryptobin.james.vault.StateOutcome;
import jp.cryptobin.james.vault.StatusOutcome;
import org.apache.james.metrics.api.MetricFactory;

/** Measures how long uploads take, however they end. */
record TimedCryptoBin(CryptoBin vault, MetricFactory metrics) implements CryptoBin {
    @Override
    public DepositOutcome deposit(Deposit deposit, FileContents contents) {
        return metrics.decorateSupplierWithTimerMetric(
                GatewayMetrics.UPLOAD_TIME, () -> vault.deposit(deposit, contents));
    }

    @Override
    public StateOutcome state(DepositId id) {
        return vault.state(id);
    }

    @Override
    public StateOutcome cancel(DepositId id) {
        return vault.cancel(id);
    }

    @Override
    public StatusOutcome status() {
        return vault.status();
    }
}
