/** The vault sandbox: the reference server of {@code docs/vault-api.yaml}, started in-process or as a process of its own. */
@NullMarked
package jp.cryptobin.james.sandbox;

import org.jspecify.annotations.NullMarked;
