/** What a message is made of: which parts are bodies, which are files, and what stands against it. */
@NullMarked
package jp.cryptobin.james.inspection;

import org.jspecify.annotations.NullMarked;
