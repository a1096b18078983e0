/** The structure of a message and its header fields, read in one bounded streaming pass; what is ambiguous is a defect. */
@NullMarked
package jp.cryptobin.james.mime;

import org.jspecify.annotations.NullMarked;
