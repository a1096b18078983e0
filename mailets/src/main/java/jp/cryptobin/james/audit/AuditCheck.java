package jp.cryptobin.james.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads audit lines in their order and finds each that was changed, taken away, put in or moved. Lines of several
 * chains may stand between each other. After a break the check goes on from the line at which it found it.
 *
 * <p>What it cannot know: whether lines are missing after the last one, and whether somebody who can write the file
 * made all lines from some place on anew. A hash that was kept elsewhere tells both.
 */
public final class AuditCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, ChainState> chains = new LinkedHashMap<>();
    private final List<AuditBreak> breaks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long lines;

    /** @param name in messages */
    public void read(String name, BufferedReader file) throws IOException {
        long number = 0;
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            number++;
            lines++;
            check(new AuditPosition(name, number), line);
        }
    }

    public AuditReport report() {
        List<String> all = new ArrayList<>(notes);
        chains.values()
                .forEach(last -> all.add(
                        "chain " + last.chain() + " ends with line " + last.sequence() + ", hash " + last.hash()));
        return new AuditReport(
                lines,
                breaks,
                all,
                chains.values().stream().map(ChainState::hash).toList());
    }

    private void check(AuditPosition at, String line) {
        Optional<Entry> entry = Entry.read(line);
        if (entry.isEmpty()) {
            breaks.add(new AuditBreak(at, "is no line of an audit log"));
            return;
        }
        Entry read = entry.get();
        if (!ChainLink.hash(ChainLink.unbound(line)).equals(read.state().hash())) {
            breaks.add(new AuditBreak(at, "was changed: its hash is not that of its text"));
        }
        ChainState last = chains.get(read.state().chain());
        if (last == null) {
            begins(at, read);
        } else {
            follows(at, last, read);
        }
        chains.put(read.state().chain(), read.state());
    }

    private void begins(AuditPosition at, Entry read) {
        if (read.state().sequence() == 1 && read.previous().equals(ChainLink.NOTHING_BEFORE)) {
            notes.add(at + " begins chain " + read.state().chain() + ": " + read.reason());
        } else {
            notes.add(at + " is line " + read.state().sequence() + " of chain "
                    + read.state().chain() + "; the lines before it were not given");
        }
    }

    private void follows(AuditPosition at, ChainState last, Entry read) {
        long expected = last.sequence() + 1;
        long found = read.state().sequence();
        if (found > expected) {
            breaks.add(new AuditBreak(at, "line " + range(expected, found - 1) + " of the chain is missing before it"));
        } else if (found < expected) {
            breaks.add(new AuditBreak(
                    at, "is line " + found + " of the chain where " + expected + " is due: moved, repeated or put in"));
        } else if (!read.previous().equals(last.hash())) {
            breaks.add(new AuditBreak(at, "does not follow from the line before it: that one was put in or made anew"));
        }
    }

    private static String range(long first, long last) {
        return first == last ? Long.toString(first) : first + " to " + last;
    }

    /** What a line says of itself. */
    private record Entry(ChainState state, String previous, String reason) {
        static Optional<Entry> read(String line) {
            if (ChainLink.unbound(line).isEmpty()) {
                return Optional.empty();
            }
            try {
                JsonNode json = JSON.readTree(line);
                JsonNode sequence = json.path("seq");
                String chain = text(json, "chain");
                String previous = text(json, "previous");
                if (chain == null || previous == null || !sequence.isIntegralNumber()) {
                    return Optional.empty();
                }
                String reason = text(json, "reason");
                ChainState state = new ChainState(chain, sequence.asLong(), ChainLink.hashOf(line));
                return Optional.of(new Entry(state, previous, reason == null ? "no reason is given" : reason));
            } catch (JacksonException noJson) {
                return Optional.empty();
            }
        }

        private static @Nullable String text(JsonNode json, String name) {
            JsonNode value = json.path(name);
            return value.isString() ? value.asString() : null;
        }
    }
}
