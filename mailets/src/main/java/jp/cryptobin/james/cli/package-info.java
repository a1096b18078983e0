/** The commands of the drop-in jar. */
@NullMarked
package jp.cryptobin.james.cli;

import org.jspecify.annotations.NullMarked;
