/** Parameters of mailets, read and checked without James. */
@NullMarked
package jp.cryptobin.james.parameters;

import org.jspecify.annotations.NullMarked;
