/** The servers of a scenario, each a process of its own. */
@NullMarked
package jp.cryptobin.james.scenarios.server;

import org.jspecify.annotations.NullMarked;
