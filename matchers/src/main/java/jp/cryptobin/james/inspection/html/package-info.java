/** What stands in an HTML body: data: URLs, and references to the pictures of the mail. */
@NullMarked
package jp.cryptobin.james.inspection.html;

import org.jspecify.annotations.NullMarked;
