package jp.cryptobin.james.vault;

/** Whether a vault that was busy has room again, for those who wait outside because no thread was free for them. */
public interface Room {

    /** Somebody waits outside now. */
    void stepOutside();

    /** So many wait outside, as somebody counted. */
    void outside(long number);

    /** How many of those outside may come now. They are expected, and are let in before others. */
    int callBack();

    /** @param look called, in any thread, when there may be room for somebody outside; must not take long */
    void whenFree(Runnable look);
}
