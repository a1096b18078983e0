/** The HTTP servers and the connections below the handlers. */
@NullMarked
package jp.cryptobin.james.sandbox.http;

import org.jspecify.annotations.NullMarked;
