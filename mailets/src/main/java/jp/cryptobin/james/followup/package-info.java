/** How a deposit that waits for approval is followed to its end. */
@NullMarked
package jp.cryptobin.james.followup;

import org.jspecify.annotations.NullMarked;
