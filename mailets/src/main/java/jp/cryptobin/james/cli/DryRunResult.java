package jp.cryptobin.james.cli;

import jp.cryptobin.james.message.Inspection;
import jp.cryptobin.james.policy.Decision;

/** What would become of one mail. */
record DryRunResult(Inspection inspection, Decision decision) {}
