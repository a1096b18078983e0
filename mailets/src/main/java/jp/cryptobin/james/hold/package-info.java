/** Mail that waits for its sender's word: where it waits, what is remembered of it, and how an answer reaches it. */
@NullMarked
package jp.cryptobin.james.hold;

import org.jspecify.annotations.NullMarked;
