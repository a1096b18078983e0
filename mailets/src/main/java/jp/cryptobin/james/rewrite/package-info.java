/** The mail without its files: header bytes kept, body rebuilt, HTML edited at source positions. */
@NullMarked
package jp.cryptobin.james.rewrite;

import org.jspecify.annotations.NullMarked;
