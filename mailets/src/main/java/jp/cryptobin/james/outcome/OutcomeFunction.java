package jp.cryptobin.james.outcome;

/**
 * What one outcome means to whoever asked; a function that may throw.
 *
 * @param <T> the outcome
 * @param <E> what it throws; {@link RuntimeException} where the compiler finds nothing else
 */
@FunctionalInterface
public interface OutcomeFunction<T, R, E extends Exception> {
    R to(T outcome) throws E;
}
