/** What the gateway writes to people, in Japanese and English. */
@NullMarked
package jp.cryptobin.james.letter;

import org.jspecify.annotations.NullMarked;
