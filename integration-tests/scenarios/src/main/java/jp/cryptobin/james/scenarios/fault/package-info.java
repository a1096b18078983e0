/**
 * The fault run: vault, network, smart host, disk, memory, descriptors, clock and code of a real James misbehave one
 * after the other, and every mail that was accepted is accounted for.
 */
@NullMarked
package jp.cryptobin.james.scenarios.fault;

import org.jspecify.annotations.NullMarked;
