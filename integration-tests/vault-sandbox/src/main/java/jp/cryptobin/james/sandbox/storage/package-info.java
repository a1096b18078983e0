/** Files encrypted at rest: keys, authenticated chunks, atomic replacement. */
@NullMarked
package jp.cryptobin.james.sandbox.storage;

import org.jspecify.annotations.NullMarked;
