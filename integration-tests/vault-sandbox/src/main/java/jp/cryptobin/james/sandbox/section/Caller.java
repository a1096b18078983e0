package jp.cryptobin.james.sandbox.section;

/**
 * Who calls the API.
 *
 * @param host the host name that the client asked for, without port
 * @param address the client's IP address
 * @param known whether login id and password are right
 */
public record Caller(String host, String address, boolean known) {}
