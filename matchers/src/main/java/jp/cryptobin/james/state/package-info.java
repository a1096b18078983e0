/** What is on a mail: what one mailet leaves for the next, and for the next try. */
@NullMarked
package jp.cryptobin.james.state;

import org.jspecify.annotations.NullMarked;
