package jp.cryptobin.james.matchers;

import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.policy.Decision;

/**
 * What is known about a mail on its way through the pipeline.
 *
 * @param settings how it was inspected; whoever reads the message again reads it the same way
 * @param inspection what it is made of
 * @param decision what becomes of it
 */
public record InspectedMail(InspectionSettings settings, Inspection inspection, Decision decision) {}
