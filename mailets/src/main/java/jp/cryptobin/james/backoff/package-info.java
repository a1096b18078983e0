/** Intervals that grow. */
@NullMarked
package jp.cryptobin.james.backoff;

import org.jspecify.annotations.NullMarked;
