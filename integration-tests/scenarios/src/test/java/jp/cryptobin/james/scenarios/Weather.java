package jp.cryptobin.james.scenarios;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.cryptobin.james.scenarios.stage.Stage;

/** What a vault goes through: it dies and comes back, is in maintenance, hangs, loses answers; good spells in between. */
final class Weather implements Runnable {
    private enum Spell {
        DEATH,
        MAINTENANCE,
        HANGING,
        LOST_ANSWERS,
        BROKEN_REQUESTS
    }

    private final Stage stage;
    private final Random random;
    private final Duration worst;
    private final CountDownLatch over;
    private final Map<Spell, Integer> spells = new TreeMap<>();

    /** @param worst how long a bad spell lasts at most */
    Weather(Stage stage, long seed, Duration worst, CountDownLatch over) {
        this.stage = stage;
        this.random = new Random(seed);
        this.worst = worst;
        this.over = over;
    }

    @Override
    public void run() {
        try {
            while (!lasts(millis(worst.dividedBy(2)))) {
                Spell spell = Spell.values()[random.nextInt(Spell.values().length)];
                spells.merge(spell, 1, Integer::sum);
                goThrough(spell);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goThrough(Spell spell) throws InterruptedException {
        switch (spell) {
            case DEATH -> {
                stage.vault().kill();
                lasts(millis(worst));
                stage.vault().comeBack();
            }
            case MAINTENANCE -> {
                stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\"}}");
                lasts(millis(worst));
                stage.control().reset();
            }
            case HANGING -> stage.control().hang(1 + random.nextInt(5), worst.dividedBy(2));
            case LOST_ANSWERS -> {
                stage.control().breakNextUpload("RESET_AFTER");
                stage.control().breakNextUpload("TRUNCATED_ANSWER");
            }
            case BROKEN_REQUESTS -> {
                stage.control().breakNextUpload("RESET_BEFORE");
                stage.control().breakNextUpload("WRONG_DIGEST");
                stage.control().breakNextUpload("HTML_503");
            }
        }
    }

    private long millis(Duration most) {
        return 1L + random.nextInt((int) most.toMillis());
    }

    /** Whether the end came before the time had passed. */
    private boolean lasts(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public String toString() {
        return spells.toString();
    }
}
