/** Handlers of an SMTP server of James: who may log in where, and how often somebody may guess. */
@NullMarked
package jp.cryptobin.james.smtp;

import org.jspecify.annotations.NullMarked;
