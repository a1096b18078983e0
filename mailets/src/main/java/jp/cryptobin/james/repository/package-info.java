/** Where mail is held: as James holds it, but octet by octet. */
@NullMarked
package jp.cryptobin.james.repository;

import org.jspecify.annotations.NullMarked;
