/** How URLs and style sheets in HTML are to be read, for what looks for them and for what takes them out. */
@NullMarked
package jp.cryptobin.james.html;

import org.jspecify.annotations.NullMarked;
