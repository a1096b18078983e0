/** The audit log: one line for each event, each line bound to the one before it, and the check of such files. */
@NullMarked
package jp.cryptobin.james.audit;

import org.jspecify.annotations.NullMarked;
