package jp.cryptobin.james.rebuild;

import jp.cryptobin.james.inspection.InspectedMessage;
import jp.cryptobin.james.outcome.OutcomeFunction;

/** How rebuilding a mail ends. */
public sealed interface RebuildOutcome {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R, E extends Exception> R fold(
            OutcomeFunction<? super Rebuilt, ? extends R, E> rebuilt,
            OutcomeFunction<? super NotRebuilt, ? extends R, E> notRebuilt)
            throws E;

    /** The draft may leave. Only {@link SafeRebuilder} makes these, so there is none that was not read back. */
    final class Rebuilt implements RebuildOutcome {
        private final InspectedMessage draft;

        Rebuilt(InspectedMessage draft) {
            this.draft = draft;
        }

        /** What was read back. */
        public InspectedMessage draft() {
            return draft;
        }

        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super Rebuilt, ? extends R, E> rebuilt,
                OutcomeFunction<? super NotRebuilt, ? extends R, E> notRebuilt)
                throws E {
            return rebuilt.to(this);
        }
    }

    /**
     * The mail must not leave, whatever is in the draft.
     *
     * @param why one line
     */
    record NotRebuilt(String why) implements RebuildOutcome {
        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super Rebuilt, ? extends R, E> rebuilt,
                OutcomeFunction<? super NotRebuilt, ? extends R, E> notRebuilt)
                throws E {
            return notRebuilt.to(this);
        }
    }
}
