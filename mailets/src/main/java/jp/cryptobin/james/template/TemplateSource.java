package jp.cryptobin.james.template;

/**
 * The text of a template.
 *
 * @param origin the file it was read from, as an operator knows it
 */
record TemplateSource(String origin, String text) {}
