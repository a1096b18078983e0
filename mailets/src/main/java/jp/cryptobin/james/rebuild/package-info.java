/** The mail without its files: the header's fields as they came, the bodies that stay, and nothing else. */
@NullMarked
package jp.cryptobin.james.rebuild;

import org.jspecify.annotations.NullMarked;
