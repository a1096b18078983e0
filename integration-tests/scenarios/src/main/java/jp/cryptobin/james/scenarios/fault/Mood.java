package jp.cryptobin.james.scenarios.fault;

import java.time.Duration;

/** What a {@link Wire} does to whoever speaks over it. */
public sealed interface Mood {
    /** Hands on what comes. */
    record Clear() implements Mood {}

    /** Answers come that much later. */
    record Latency(Duration delay) implements Mood {}

    /** Resets the connection when so many octets of a request were handed on. */
    record ResetRequest(int after) implements Mood {}

    /** The request is carried out; the connection is reset when so many octets of its answer were handed on. */
    record ResetAnswer(int after) implements Mood {}

    /** The request is carried out, and the connection ended in good order within the answer. */
    record CutAnswer(int after) implements Mood {}

    /** Takes connections and octets, and never says a word. */
    record HalfOpen() implements Mood {}

    /** Hands on one octet of an answer at a time. */
    record Trickle(Duration delay) implements Mood {}

    /** The request is carried out, and answered with something else. */
    record AnotherAnswer(String answer) implements Mood {}

    /** The request is carried out, and answered with more than anybody should read. */
    record EndlessAnswer() implements Mood {}

    /** The request does not get through, and is answered. */
    record Refusal(String answer) implements Mood {}

    /** Lets a client wait before TLS. */
    record SlowHandshake(Duration delay) implements Mood {}

    /** Is there for a while and then away for as long, again and again. */
    record Flapping(Duration spell) implements Mood {
        boolean isAway() {
            return System.nanoTime() / spell.toNanos() % 2 == 0;
        }
    }
}
