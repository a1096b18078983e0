package jp.cryptobin.james.matchers;

import jp.cryptobin.james.message.Inspection;
import jp.cryptobin.james.policy.Decision;

/** What is known about a mail on its way through the pipeline: what it is made of, and what becomes of it. */
public record InspectedMail(Inspection inspection, Decision decision) {}
