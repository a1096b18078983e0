/** The benchmark: how much the gateway costs beside a plain relay of the same mail, on a real James. */
@NullMarked
package jp.cryptobin.james.scenarios.bench;

import org.jspecify.annotations.NullMarked;
