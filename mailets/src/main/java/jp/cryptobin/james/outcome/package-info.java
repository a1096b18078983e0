/** How an outcome is gone on with, so that a new one does not compile until every place handles it. */
@NullMarked
package jp.cryptobin.james.outcome;

import org.jspecify.annotations.NullMarked;
