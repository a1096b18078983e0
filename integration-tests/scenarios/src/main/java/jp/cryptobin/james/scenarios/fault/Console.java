package jp.cryptobin.james.scenarios.fault;

import java.util.EnumMap;
import java.util.Map;

/** Counts what a server says about the vault and itself, over all its starts. */
public final class Console {
    /** What it says. */
    public enum Word {
        FAILED_TRY("; next in ", "failed tries"),
        NOT_TRIED(": not tried, ", "tries not made"),
        SAID_NO_ROOM("No room, mail will stand still", "said that there is no room"),
        NOT_GIVEN_OUT("cannot be given out, next try", "mails put back into the queue"),
        ERROR("Error", "lines with an Error");

        private final String text;
        private final String label;

        Word(String text, String label) {
            this.text = text;
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final Map<Word, Integer> counts = new EnumMap<>(Word.class);

    synchronized void line(String line) {
        for (Word word : Word.values()) {
            if (line.contains(word.text)) {
                counts.merge(word, 1, Integer::sum);
            }
        }
    }

    public synchronized int of(Word word) {
        return counts.getOrDefault(word, 0);
    }
}
