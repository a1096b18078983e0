/** HTML bodies edited at source positions: the notice goes in, references to removed parts go out. */
@NullMarked
package jp.cryptobin.james.body.html;

import org.jspecify.annotations.NullMarked;
