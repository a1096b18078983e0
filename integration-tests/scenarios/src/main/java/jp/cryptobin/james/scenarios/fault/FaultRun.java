package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import jp.cryptobin.james.scenarios.crash.Audit;
import jp.cryptobin.james.scenarios.crash.Chance;
import jp.cryptobin.james.scenarios.crash.Kind;
import jp.cryptobin.james.scenarios.crash.Posted;
import jp.cryptobin.james.scenarios.crash.Poster;
import jp.cryptobin.james.scenarios.crash.Repositories;
import jp.cryptobin.james.scenarios.crash.Verdict;
import jp.cryptobin.james.scenarios.fault.Console.Word;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One fault after the other on one server: mail before, during and behind it, and the books compared. */
final class FaultRun {
    private static final Map<Kind, Integer> IN_HAND =
            Map.of(Kind.FILES, 2, Kind.SEPARATE, 1, Kind.REFUSED, 1, Kind.TEXT, 1);
    private static final Duration TO_FEEL = Duration.ofSeconds(90);
    private static final Duration TO_REST = Duration.ofSeconds(150);
    private static final Duration TO_STAND_STILL = Duration.ofSeconds(45);

    private final Chance chance;
    private final FaultStage stage;
    private final Verdict verdict;
    private final Audit audit;
    private final Poster poster;

    FaultRun(FaultStage stage, long seed, Verdict verdict) {
        this.stage = stage;
        this.chance = new Chance(seed);
        this.verdict = verdict;
        this.audit = new Audit(stage.ledger(), verdict, true, 1);
        this.poster = new Poster(stage.ledger(), () -> stage.james().ports().smtp());
    }

    Row run(Fault fault) throws Exception {
        Map<String, Integer> before = verdict.counts();
        int doubledBefore = audit.doubled();
        int wrongsBefore = verdict.wrongs().size();
        Map<Word, Integer> said = words();
        int posted = chance.posted();
        List<Poster.Load> loads = new ArrayList<>();
        loads.add(poster.begin(chance.mails(IN_HAND)));
        fault.trouble().make(stage);
        long begin = System.nanoTime();
        loads.add(poster.begin(chance.mails(fault.load())));
        boolean felt = until(
                TO_FEEL,
                () -> fault.trouble().isFelt(stage)
                        && System.nanoTime() - begin > fault.time().toNanos());
        fault.trouble().heal(stage);
        for (Poster.Load load : loads) {
            load.join();
        }
        if (!felt) {
            verdict.wrong(fault.name() + ": nothing of the server had to do with it");
        }
        StringJoiner notes = new StringJoiner("; ");
        rest(fault, notes);
        audit.check(
                stage.control().deposits(),
                Set.copyOf(new Repositories(stage.james().root()).messageIds()));
        words().forEach((word, count) -> {
            int more = count - said.getOrDefault(word, 0);
            if (more > 0) {
                notes.add(more + " " + word.label());
            }
        });
        int doubled = audit.doubled() - doubledBefore;
        for (String wrong :
                verdict.wrongs().subList(wrongsBefore, verdict.wrongs().size())) {
            System.out.println("WRONG: " + wrong);
        }
        return new Row(
                fault.name(),
                fault.done(),
                happened(before, chance.posted() - posted) + "; " + notes,
                more(before, "lost"),
                more(before, "leaked"),
                more(before, "deposited twice") + doubled);
    }

    private Map<Word, Integer> words() {
        Map<Word, Integer> words = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            words.put(word, stage.console().of(word));
        }
        return words;
    }

    private int more(Map<String, Integer> before, String what) {
        return verdict.of(what) - before.getOrDefault(what, 0);
    }

    private String happened(Map<String, Integer> before, int posted) {
        int unanswered = more(before, "not answered, and taken") + more(before, "not answered, and not taken");
        String all = posted - unanswered + " accepted: " + more(before, "delivered") + " delivered, "
                + more(before, "told") + " told";
        int kept = more(before, "kept");
        return all
                + (kept > 0 ? ", " + kept + " kept" : "")
                + (unanswered > 0 ? "; " + unanswered + " not accepted" : "");
    }

    /** Everything goes on by itself, without a start of the server; where it does not, that is wrong, and told. */
    private void rest(Fault fault, StringJoiner notes) throws InterruptedException, IOException {
        long healed = System.nanoTime();
        boolean standsStill = fault.trouble().standsStill();
        Duration patience = standsStill ? TO_STAND_STILL : TO_REST;
        boolean goesOn = until(patience, this::takesMail);
        if (!goesOn || !until(patience, this::isAtRest)) {
            notes.add("James was started again");
            if (!standsStill) {
                verdict.wrong(fault.name() + ": the server " + (goesOn ? "did not come to rest" : "took no mail")
                        + ", open: " + stage.ledger().open());
            }
            stage.james().kill();
            stage.james().comeBack();
            until(TO_REST, this::takesMail);
            until(TO_REST, this::isAtRest);
        }
        notes.add(String.format(Locale.ROOT, "at rest %.0f s after it", (System.nanoTime() - healed) / 1e9));
    }

    /** Posts a mail with a file and one without; whether it has them. */
    private boolean takesMail() throws InterruptedException {
        List<Posted> mails = chance.mails(Map.of(Kind.FILES, 1, Kind.TEXT, 1));
        poster.begin(mails).join();
        return mails.stream().allMatch(stage.ledger()::wasAccepted);
    }

    private boolean isAtRest() throws IOException {
        List<Posted> open = stage.ledger().open();
        if (open.isEmpty() || isQuiet()) {
            Set<String> kept = Set.copyOf(new Repositories(stage.james().root()).messageIds());
            return open.stream().map(Posted::messageId).allMatch(kept::contains) && isQuiet();
        }
        return false;
    }

    private boolean isQuiet() {
        return stage.james().webAdmin().areEmpty("spool", "outgoing", "cryptobin-waiting");
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private boolean until(Duration time, Condition condition) {
        try {
            Awaitility.await()
                    .atMost(time)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(300))
                    .ignoreExceptions()
                    .until(() -> {
                        if (!stage.james().isAlive()) {
                            // What systemd or docker does.
                            stage.james().comeBack();
                        }
                        return condition.holds();
                    });
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }
}
