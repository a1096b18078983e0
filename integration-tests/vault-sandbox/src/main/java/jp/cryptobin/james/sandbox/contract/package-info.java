/** What {@code docs/vault-api.yaml} says, as Java types: requests, receipts, problems and their codes. */
@NullMarked
package jp.cryptobin.james.sandbox.contract;

import org.jspecify.annotations.NullMarked;
