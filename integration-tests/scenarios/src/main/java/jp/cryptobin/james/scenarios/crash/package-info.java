/**
 * The crash run: mail goes through a real James with a queue on disk, the process is killed again and again, and every
 * mail that was accepted is accounted for.
 */
@NullMarked
package jp.cryptobin.james.scenarios.crash;

import org.jspecify.annotations.NullMarked;
