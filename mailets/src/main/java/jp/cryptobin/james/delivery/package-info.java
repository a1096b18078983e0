/** Delivery to other servers: James's own, but for failures that it would not tell anybody of. */
@NullMarked
package jp.cryptobin.james.delivery;

import org.jspecify.annotations.NullMarked;
