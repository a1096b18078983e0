/** Everything a scenario runs with, put together. */
@NullMarked
package jp.cryptobin.james.scenarios.stage;

import org.jspecify.annotations.NullMarked;
