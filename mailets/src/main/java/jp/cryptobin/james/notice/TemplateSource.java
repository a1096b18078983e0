package jp.cryptobin.james.notice;

/**
 * The text of a template.
 *
 * @param origin the file it was read from, as an operator knows it
 */
record TemplateSource(String origin, String text) {}
