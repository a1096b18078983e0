/**
 * Handlers of an SMTP server of James: who may log in where, and how often somebody may guess. They stand before the
 * command, not behind it as hooks of James do, so that no password is asked for or looked at; and they need nothing of
 * James's own SMTP classes, which differ from one generation to the next.
 */
@NullMarked
package jp.cryptobin.james.smtp;

import org.jspecify.annotations.NullMarked;
