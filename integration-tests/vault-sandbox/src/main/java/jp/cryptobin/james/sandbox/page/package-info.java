/** What people see in a browser: download page and the sender's management page. */
@NullMarked
package jp.cryptobin.james.sandbox.page;

import org.jspecify.annotations.NullMarked;
