package jp.cryptobin.james.body;

/**
 * The parameters of a text/plain Content-Type that matter for editing.
 *
 * @param charset as the header has it; empty for none
 * @param flowed format=flowed (RFC 3676). DelSp needs no flag: the lines we write never end in the space that it is about
 */
public record TextType(String charset, boolean flowed) {}
