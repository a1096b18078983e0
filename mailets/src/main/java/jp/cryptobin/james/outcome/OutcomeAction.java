package jp.cryptobin.james.outcome;

/**
 * What is done about one outcome.
 *
 * @param <T> the outcome
 * @param <E> what it throws; {@link RuntimeException} where the compiler finds nothing else
 */
@FunctionalInterface
public interface OutcomeAction<T, E extends Exception> {
    void on(T outcome) throws E;
}
