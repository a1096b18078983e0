/** The deposit API over HTTP. */
@NullMarked
package jp.cryptobin.james.sandbox.api;

import org.jspecify.annotations.NullMarked;
