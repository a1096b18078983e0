/** Faults on the wire that a test can order: delay, reset, lost answer, wrong answer. */
@NullMarked
package jp.cryptobin.james.sandbox.fault;

import org.jspecify.annotations.NullMarked;
