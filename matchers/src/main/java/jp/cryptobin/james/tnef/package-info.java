/** Files in what Outlook calls winmail.dat: the Transport Neutral Encapsulation Format. */
@NullMarked
package jp.cryptobin.james.tnef;

import org.jspecify.annotations.NullMarked;
