package jp.cryptobin.james.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.GatewayListener;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one line of JSON for each event, in US-ASCII, so that no text from a mail can begin a line of its own and no
 * encoding of a log file can change it. Each line holds the hash of the line before, through restarts.
 *
 * <p>Lines that come together are written together, in the order in which they came, and nobody goes on before its line is
 * written. The state after the last of them is noted before the first is written: a line that a crash, a full disk or somebody took away is missed
 * by the check, never overlooked. A line whose state cannot be noted is written all the same, and the caller is told.
 */
public final class AuditLog implements GatewayListener {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final ChainFile file;
    private final Consumer<String> sink;
    private final Batches<ObjectNode> lines = new Batches<>(this::write);
    private final Clock clock;
    private final String node;
    private ChainState last;

    private AuditLog(ChainFile file, Consumer<String> sink, Clock clock, String node, ChainState last) {
        this.file = file;
        this.sink = sink;
        this.clock = clock;
        this.node = node;
        this.last = last;
    }

    /**
     * Goes on with the chain that the file knows, or begins a new one; its first line says which, and why.
     *
     * @param lines takes each line, without line end
     * @param node names this server in each line
     * @param newChain names a chain, with 16 hexadecimal digits; never the same twice
     * @throws UncheckedIOException if the state cannot be noted; the line is written all the same
     */
    public static AuditLog open(
            ChainFile file, Consumer<String> lines, Clock clock, String node, Supplier<String> newChain) {
        String found;
        try {
            found = file.read();
        } catch (IOException unreadable) {
            return begin(file, lines, clock, node, newChain, "its state cannot be read: " + unreadable);
        }
        Optional<ChainState> last = ChainState.parse(found);
        if (last.isEmpty()) {
            String why = found.isEmpty() ? "there is no state of an earlier one" : "its state is not as it was written";
            return begin(file, lines, clock, node, newChain, why);
        }
        AuditLog log = new AuditLog(file, lines, clock, node, last.get());
        log.append(line -> line.put("event", "server-started"));
        return log;
    }

    private static AuditLog begin(
            ChainFile file, Consumer<String> lines, Clock clock, String node, Supplier<String> newChain, String why) {
        ChainState nothing = new ChainState(newChain.get(), 0, ChainLink.NOTHING_BEFORE);
        AuditLog log = new AuditLog(file, lines, clock, node, nothing);
        log.append(line -> {
            line.put("event", "chain-started");
            line.put("reason", file.path() + ": " + why);
        });
        return log;
    }

    /** @throws UncheckedIOException if the state cannot be noted; the line is written all the same */
    @Override
    public void happened(GatewayEvent event) {
        append(line -> new EventFields(line).put(event));
    }

    private void append(Consumer<ObjectNode> fields) {
        ObjectNode own = JSON.createObjectNode();
        fields.accept(own);
        lines.write(own);
    }

    /** One batch at a time: the order of the lines is the order of the chain. */
    private void write(List<ObjectNode> batch) {
        List<String> bound = new ArrayList<>();
        for (ObjectNode fields : batch) {
            bound.add(bind(fields));
        }
        try {
            file.write(last);
        } catch (IOException failure) {
            throw new UncheckedIOException(file.path() + " cannot be written", failure);
        } finally {
            bound.forEach(sink);
        }
    }

    private String bind(ObjectNode fields) {
        ObjectNode line = JSON.createObjectNode();
        line.put("seq", last.sequence() + 1);
        line.put("chain", last.chain());
        line.put("node", node);
        line.put("time", clock.instant().toString());
        line.setAll(fields);
        line.put("previous", last.hash());
        String bound = ChainLink.bind(JSON.writeValueAsString(line));
        last = new ChainState(last.chain(), last.sequence() + 1, ChainLink.hashOf(bound));
        return bound;
    }
}
