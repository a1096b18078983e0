/** The matchers, as thin bindings of the inspection and the policy to James. */
@NullMarked
package jp.cryptobin.james.matchers;

import org.jspecify.annotations.NullMarked;
