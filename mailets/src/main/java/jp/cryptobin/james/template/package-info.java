/** Templates that an operator may replace, and the harmless text that fills them. */
@NullMarked
package jp.cryptobin.james.template;

import org.jspecify.annotations.NullMarked;
