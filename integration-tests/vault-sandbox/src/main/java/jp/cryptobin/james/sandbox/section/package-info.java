/** The section that the vault serves: settings, accounts, service state, and the rules they make. */
@NullMarked
package jp.cryptobin.james.sandbox.section;

import org.jspecify.annotations.NullMarked;
