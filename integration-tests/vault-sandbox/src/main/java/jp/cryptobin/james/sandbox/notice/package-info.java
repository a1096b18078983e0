/** The deposit notice: text, sending by SMTP, repetition until it is sent. */
@NullMarked
package jp.cryptobin.james.sandbox.notice;

import org.jspecify.annotations.NullMarked;
