package jp.cryptobin.james.check;

/**
 * A matcher where the file names it: of a mailet or as part of a composed one.
 *
 * @param text its name and condition
 */
record MatcherUse(int line, String processor, String text) {}
