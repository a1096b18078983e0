package jp.cryptobin.james.scenarios.bench;

/**
 * One of those that are compared.
 *
 * @param name in the table
 * @param traffic of its server
 * @param way through that
 */
record Lane(String name, Traffic traffic, Way way) {
    static final String PLAIN = "plain";
    static final String JAMES = "James's own steps";
    static final String PROMPT = "plain by our delivery";
    static final String STRIP = "StripAttachment";
    static final String GATEWAY = "gateway";
    /** The gateway as it was, from {@code bench.before}. */
    static final String BEFORE = "before";

    Traffic.Round run(Load load) throws Exception {
        return traffic.closed(load, way);
    }
}
