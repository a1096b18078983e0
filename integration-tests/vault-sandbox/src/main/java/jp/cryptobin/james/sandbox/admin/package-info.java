/** The control port for tests: settings, faults and decisions over a loopback HTTP API. */
@NullMarked
package jp.cryptobin.james.sandbox.admin;

import org.jspecify.annotations.NullMarked;
