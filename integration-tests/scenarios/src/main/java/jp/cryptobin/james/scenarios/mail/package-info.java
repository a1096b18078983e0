/** Mail clients and a foreign mail server, as scenarios need them. */
@NullMarked
package jp.cryptobin.james.scenarios.mail;

import org.jspecify.annotations.NullMarked;
