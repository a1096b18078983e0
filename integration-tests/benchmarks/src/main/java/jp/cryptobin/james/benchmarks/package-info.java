/** What the operations of the gateway cost by themselves. */
@NullMarked
package jp.cryptobin.james.benchmarks;

import org.jspecify.annotations.NullMarked;
