package jp.cryptobin.james.scenarios.fault;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param twice deposits and mails of which the gateway made two
 */
record Row(String fault, String done, String happened, int lost, int leaked, int twice) {
    static final String HEAD = """
            | fault | what was done | what happened | lost | leaked | twice |
            |---|---|---|---|---|---|
            """;

    static Row notDone(Fault fault, String why) {
        return new Row(fault.name(), fault.done(), "not done here: " + why, 0, 0, 0);
    }

    String line() {
        return String.format(
                Locale.ROOT, "| %s | %s | %s | %d | %d | %d |%n", fault, done, happened, lost, leaked, twice);
    }
}
