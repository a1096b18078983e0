package jp.cryptobin.james.scenarios.crash;

import java.util.EnumMap;
import java.util.Map;

/** How often something was killed, and at which moments. */
final class Kills {
    private final Map<Moment, Integer> ofServers = new EnumMap<>(Moment.class);
    private int ofBroker;

    void server(Moment moment) {
        ofServers.merge(moment, 1, Integer::sum);
    }

    void broker() {
        ofBroker++;
    }

    int all() {
        return ofServers.values().stream().mapToInt(Integer::intValue).sum() + ofBroker;
    }

    /** A line for each moment, and one for the broker. */
    String table() {
        StringBuilder table = new StringBuilder();
        ofServers.forEach((moment, count) -> table.append(String.format("  %4d  %s%n", count, moment.words())));
        if (ofBroker > 0) {
            table.append(String.format("  %4d  the broker%n", ofBroker));
        }
        return table.toString();
    }
}
