/** What happens to a mail, in the words of the field, and to whom it is reported. */
@NullMarked
package jp.cryptobin.james.events;

import org.jspecify.annotations.NullMarked;
