package jp.cryptobin.james.cli;

import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.policy.Decision;

/** What would become of one mail. */
record DryRunResult(Inspection inspection, Decision decision) {}
