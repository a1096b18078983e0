/** What a message is made of: its parts, bodies, addressees and defects, found in one bounded streaming pass. */
@NullMarked
package jp.cryptobin.james.message;

import org.jspecify.annotations.NullMarked;
