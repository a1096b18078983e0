/** What senders and approvers see after they logged in. */
@NullMarked
package jp.cryptobin.james.sandbox.portal;

import org.jspecify.annotations.NullMarked;
