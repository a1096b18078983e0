/** The vault over HTTP: one streamed request per deposit. */
@NullMarked
package jp.cryptobin.james.vault.http;

import org.jspecify.annotations.NullMarked;
