/** The settings of the gateway: cryptobin.properties, secrets, tenants. */
@NullMarked
package jp.cryptobin.james.settings;

import org.jspecify.annotations.NullMarked;
