/** Text bodies edited without loss: the notice goes in, everything else keeps its octets. */
@NullMarked
package jp.cryptobin.james.body;

import org.jspecify.annotations.NullMarked;
