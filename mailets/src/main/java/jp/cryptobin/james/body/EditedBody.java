package jp.cryptobin.james.body;

import java.util.Optional;

/**
 * A body as it leaves.
 *
 * @param charset the charset parameter that the Content-Type must get, or nothing if it stays as it is; all other
 *     parameters stay in any case
 * @param content the octets before transfer encoding
 * @param facts of the content
 */
public record EditedBody(Optional<String> charset, BodyContent content, BodyFacts facts) {}
