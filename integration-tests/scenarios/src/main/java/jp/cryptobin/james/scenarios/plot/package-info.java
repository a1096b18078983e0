/** Numbers as drawings (SVG). */
@NullMarked
package jp.cryptobin.james.scenarios.plot;

import org.jspecify.annotations.NullMarked;
