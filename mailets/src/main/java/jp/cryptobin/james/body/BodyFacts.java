package jp.cryptobin.james.body;

import java.io.IOException;

/** What one pass over a body tells. */
public record BodyFacts(OctetFacts octets, LineFacts lines) {
    /** Reads the whole body once, in constant memory. */
    public static BodyFacts of(BodyContent content) throws IOException {
        BodyScanner scanner = new BodyScanner();
        content.writeTo(scanner);
        return scanner.facts();
    }
}
