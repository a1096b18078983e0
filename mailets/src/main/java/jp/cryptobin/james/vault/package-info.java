/** The vault as the gateway sees it: a port, what is deposited, and how it can end. */
@NullMarked
package jp.cryptobin.james.vault;

import org.jspecify.annotations.NullMarked;
