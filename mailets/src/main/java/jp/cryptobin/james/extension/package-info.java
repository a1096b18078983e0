/** What the bundle adds to a James server: settings and modules. */
@NullMarked
package jp.cryptobin.james.extension;

import org.jspecify.annotations.NullMarked;
