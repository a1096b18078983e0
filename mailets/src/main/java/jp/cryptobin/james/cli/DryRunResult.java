package jp.cryptobin.james.cli;

import java.util.Optional;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.policy.Decision;

/**
 * What would become of one mail.
 *
 * @param hold empty where nothing holds mail
 */
record DryRunResult(Inspection inspection, Decision decision, Optional<HoldForecast> hold) {}
