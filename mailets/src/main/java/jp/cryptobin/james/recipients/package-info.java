/** To whom a mail goes, as somebody should see it who is about to send it: who is outside, and who only looks inside. */
@NullMarked
package jp.cryptobin.james.recipients;

import org.jspecify.annotations.NullMarked;
