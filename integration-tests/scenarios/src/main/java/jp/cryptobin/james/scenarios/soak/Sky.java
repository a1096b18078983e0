package jp.cryptobin.james.scenarios.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.cryptobin.james.scenarios.fault.FaultStage;
import jp.cryptobin.james.scenarios.fault.Mood;
import jp.cryptobin.james.scenarios.mail.SmartHost;

/**
 * What vault, network and smart host go through: each bad spell once in an order of chance, good spells in between, then
 * all of them again.
 */
final class Sky implements Runnable {
    private enum Spell {
        DEATH,
        MAINTENANCE,
        HANGING,
        LOST_ANSWERS,
        BROKEN_REQUESTS,
        FLAPPING,
        LATENCY,
        RESETS,
        CUT_ANSWERS,
        STORM_OF_429,
        BUSY_SMART_HOST,
        APPROVAL
    }

    private static final Mood STORM = new Mood.Refusal(
            "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private final FaultStage stage;
    private final Random random;
    private final Duration worst;
    private final CountDownLatch over;
    private final List<Spell> coming = new ArrayList<>();
    private final Map<Spell, Integer> spells = new TreeMap<>();

    /** @param worst how long a bad spell lasts at most */
    Sky(FaultStage stage, long seed, Duration worst, CountDownLatch over) {
        this.stage = stage;
        this.random = new Random(seed);
        this.worst = worst;
        this.over = over;
    }

    @Override
    public void run() {
        try {
            while (!lasts(worst.dividedBy(3))) {
                if (coming.isEmpty()) {
                    coming.addAll(List.of(Spell.values()));
                    Collections.shuffle(coming, random);
                }
                Spell spell = coming.remove(coming.size() - 1);
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
                lasts(worst);
                stage.vault().comeBack();
            }
            case MAINTENANCE -> {
                stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\"}}");
                lasts(worst);
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
            case FLAPPING -> wire(new Mood.Flapping(Duration.ofMillis(300)));
            case LATENCY -> wire(new Mood.Latency(Duration.ofMillis(400)));
            case RESETS -> wire(new Mood.ResetRequest(1 + random.nextInt(20_000)));
            case CUT_ANSWERS -> wire(new Mood.CutAnswer(random.nextInt(200)));
            case STORM_OF_429 -> wire(STORM);
            case BUSY_SMART_HOST -> {
                stage.manners().behave(new Busy());
                lasts(worst);
                stage.manners().behave();
            }
            case APPROVAL -> {
                stage.control().change("{\"approval\":{\"on\":true,\"approvers\":[\"approver@example.com\"]}}");
                lasts(worst);
                stage.control().change("{\"approval\":{\"on\":false,\"approvers\":[]}}");
            }
        }
    }

    private record Busy() implements SmartHost.Watcher {
        @Override
        public String objection(String verb, String address) {
            return verb.equals("MAIL") ? "451 4.3.0 Later" : "";
        }
    }

    private void wire(Mood mood) throws InterruptedException {
        stage.wire().be(mood);
        lasts(worst);
        stage.wire().clear();
    }

    /** For so long at most; whether the end came before. */
    private boolean lasts(Duration most) throws InterruptedException {
        return over.await(1 + random.nextInt((int) most.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public String toString() {
        return spells.toString();
    }
}
