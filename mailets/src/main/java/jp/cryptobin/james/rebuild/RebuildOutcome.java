package jp.cryptobin.james.rebuild;

import java.util.function.Function;
import jp.cryptobin.james.inspection.Inspection;

/** How rebuilding a mail ends. */
public sealed interface RebuildOutcome {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R> R fold(Function<? super Rebuilt, ? extends R> rebuilt, Function<? super NotRebuilt, ? extends R> notRebuilt);

    /** The draft may leave. Only {@link SafeRebuilder} makes these, so there is none that was not read back. */
    final class Rebuilt implements RebuildOutcome {
        private final Inspection inspection;

        Rebuilt(Inspection inspection) {
            this.inspection = inspection;
        }

        /** Of the draft. */
        public Inspection inspection() {
            return inspection;
        }

        @Override
        public <R> R fold(
                Function<? super Rebuilt, ? extends R> rebuilt, Function<? super NotRebuilt, ? extends R> notRebuilt) {
            return rebuilt.apply(this);
        }
    }

    /**
     * The mail must not leave, whatever is in the draft.
     *
     * @param why one line
     */
    record NotRebuilt(String why) implements RebuildOutcome {
        @Override
        public <R> R fold(
                Function<? super Rebuilt, ? extends R> rebuilt, Function<? super NotRebuilt, ? extends R> notRebuilt) {
            return notRebuilt.apply(this);
        }
    }
}
