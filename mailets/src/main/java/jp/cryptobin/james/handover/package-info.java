/** One mail handed on as another one, so that after a crash exactly one of the two goes on. */
@NullMarked
package jp.cryptobin.james.handover;

import org.jspecify.annotations.NullMarked;
