/** The mailets, as thin bindings of the core to James. */
@NullMarked
package jp.cryptobin.james.mailets;

import org.jspecify.annotations.NullMarked;
