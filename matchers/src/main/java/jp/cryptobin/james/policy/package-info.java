/** The manual's rules: the catalogue of reasons, the limits, and the decision over an inspected message. */
@NullMarked
package jp.cryptobin.james.policy;

import org.jspecify.annotations.NullMarked;
