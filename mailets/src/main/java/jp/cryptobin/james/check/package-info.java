/** Checks a configuration without starting a server, by the code that refuses it at start. */
@NullMarked
package jp.cryptobin.james.check;

import org.jspecify.annotations.NullMarked;
