/** What the administrator of the section, and whoever connects a gateway, sees and sets. */
@NullMarked
package jp.cryptobin.james.sandbox.console;

import org.jspecify.annotations.NullMarked;
