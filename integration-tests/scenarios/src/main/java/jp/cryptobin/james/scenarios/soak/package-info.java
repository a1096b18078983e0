/** The long run: every kind of mail while everything around a real James comes and goes, and what it costs the server. */
@NullMarked
package jp.cryptobin.james.scenarios.soak;

import org.jspecify.annotations.NullMarked;
