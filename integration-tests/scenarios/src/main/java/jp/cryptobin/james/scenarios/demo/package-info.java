/** The story of a mail with files, told by running it. */
@NullMarked
package jp.cryptobin.james.scenarios.demo;

import org.jspecify.annotations.NullMarked;
