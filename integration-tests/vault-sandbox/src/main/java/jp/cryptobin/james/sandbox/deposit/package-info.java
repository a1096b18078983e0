/** A deposit and its life: kept on disk, delivered, cancelled, expired. */
@NullMarked
package jp.cryptobin.james.sandbox.deposit;

import org.jspecify.annotations.NullMarked;
