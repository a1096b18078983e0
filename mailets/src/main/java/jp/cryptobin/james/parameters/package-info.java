/**
 * The parameters of the mailets, read and checked. Nothing here knows a server, so that a configuration can be checked
 * by the same code that refuses it at start.
 */
@NullMarked
package jp.cryptobin.james.parameters;

import org.jspecify.annotations.NullMarked;
