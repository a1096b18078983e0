/** How the jar starts on whatever Java there is. */
@NullMarked
package jp.cryptobin.james.launch;

import org.jspecify.annotations.NullMarked;
