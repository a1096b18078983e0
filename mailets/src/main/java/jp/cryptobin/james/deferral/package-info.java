/** Where mail waits: in the queue, or in a repository where the queue ignores delays. */
@NullMarked
package jp.cryptobin.james.deferral;

import org.jspecify.annotations.NullMarked;
