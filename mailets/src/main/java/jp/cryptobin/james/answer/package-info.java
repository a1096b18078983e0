/** What a person answers to a letter about a mail that is held, and how that is read. */
@NullMarked
package jp.cryptobin.james.answer;

import org.jspecify.annotations.NullMarked;
