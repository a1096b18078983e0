/** What charset labels mean in real mail, and the charsets that Java lacks. */
@NullMarked
package jp.cryptobin.james.charset;

import org.jspecify.annotations.NullMarked;
