/** The vault sandbox from outside: its control port, and its download page as a person uses it. */
@NullMarked
package jp.cryptobin.james.scenarios.vault;

import org.jspecify.annotations.NullMarked;
