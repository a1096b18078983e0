package jp.cryptobin.james.body.html;

import jp.cryptobin.james.body.EditedBody;

/** What became of an HTML body. */
public sealed interface HtmlOutcome {
    /** It was edited, and the notice is shown. */
    record Edited(EditedBody body) implements HtmlOutcome {}

    /**
     * It cannot be edited so that the result is certain.
     *
     * @param why for the log: nothing of the body is in it
     */
    record Unsafe(String why) implements HtmlOutcome {}
}
