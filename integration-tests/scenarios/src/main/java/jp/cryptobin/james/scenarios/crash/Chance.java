package jp.cryptobin.james.scenarios.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** All that a run leaves to chance, from one seed: what is posted, and when who is killed. Every moment has its turn. */
public final class Chance {
    private static final Duration FOR_A_MOMENT = Duration.ofSeconds(10);

    private final long seed;
    private final Random random;
    private final List<Moment> moments = new ArrayList<>();
    private int posted;

    public Chance(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * Where a shot is aimed.
     *
     * @param occurrence which one of those that a load brings about
     * @param octets how far a transfer must be for the moments that are under way
     * @param delay from the moment to the kill
     * @param patience how long to wait for the moment
     */
    record Aim(Moment moment, int occurrence, int octets, Duration delay, Duration patience) {}

    Aim aim() {
        Moment moment = nextMoment();
        Duration delay = Duration.ofNanos(oneIn(3) ? 0 : random.nextInt(25_000_000));
        return new Aim(
                moment,
                1 + random.nextInt(moment.often()),
                1 + random.nextInt(moment == Moment.UPLOADING ? 40_000 : 2_000),
                moment == Moment.WAITING ? Duration.ofMillis(200).plus(upTo(Duration.ofMillis(1500))) : delay,
                moment == Moment.RANDOM ? upTo(Duration.ofSeconds(3)) : FOR_A_MOMENT);
    }

    private Moment nextMoment() {
        if (moments.isEmpty()) {
            moments.addAll(List.of(Moment.values()));
            Collections.shuffle(moments, random);
        }
        return moments.remove(moments.size() - 1);
    }

    /** Mails that were not there yet, so many of each kind, in any order. */
    public List<Posted> mails(Map<Kind, Integer> counts) {
        List<Posted> mails = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < counts.getOrDefault(kind, 0); i++) {
                mails.add(new Posted(seed, ++posted, kind));
            }
        }
        Collections.shuffle(mails, random);
        return mails;
    }

    /** How many mails there were so far. */
    public int posted() {
        return posted;
    }

    boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    /** From 1 on. */
    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextInt((int) most.toMillis()));
    }

    <T> T oneOf(List<T> these) {
        return these.get(random.nextInt(these.size()));
    }
}
