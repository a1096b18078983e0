/** When a mail is tried again, and when it is given up. */
@NullMarked
package jp.cryptobin.james.retry;

import org.jspecify.annotations.NullMarked;
