package jp.cryptobin.james.body.html;

import jp.cryptobin.james.body.EditedBody;
import jp.cryptobin.james.outcome.OutcomeFunction;

/** What became of an HTML body. */
public sealed interface HtmlOutcome {
    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R, E extends Exception> R fold(
            OutcomeFunction<? super Edited, ? extends R, E> edited,
            OutcomeFunction<? super Unsafe, ? extends R, E> unsafe)
            throws E;

    /** It was edited, and the notice is shown. */
    record Edited(EditedBody body) implements HtmlOutcome {
        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super Edited, ? extends R, E> edited,
                OutcomeFunction<? super Unsafe, ? extends R, E> unsafe)
                throws E {
            return edited.to(this);
        }
    }

    /**
     * It cannot be edited so that the result is certain.
     *
     * @param why for the log: nothing of the body is in it
     */
    record Unsafe(String why) implements HtmlOutcome {
        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super Edited, ? extends R, E> edited,
                OutcomeFunction<? super Unsafe, ? extends R, E> unsafe)
                throws E {
            return unsafe.to(this);
        }
    }
}
