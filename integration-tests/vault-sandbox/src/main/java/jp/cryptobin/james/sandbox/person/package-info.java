/** The people who log in: their accounts, passwords and tries. */
@NullMarked
package jp.cryptobin.james.sandbox.person;

import org.jspecify.annotations.NullMarked;
