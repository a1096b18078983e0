package jp.cryptobin.james.body;

import java.io.OutputStream;

/** Looks at the octets written to it and keeps none of them. */
final class BodyScanner extends OutputStream {
    private final LineScanner lines = new LineScanner();
    private final OctetScanner octets = new OctetScanner();

    @Override
    public void write(int octet) {
        lines.accept(octet & 0xFF);
        octets.accept(octet & 0xFF);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(buffer[i]);
        }
    }

    /** The facts of what was written until now, as if it ended here. */
    BodyFacts facts() {
        return new BodyFacts(octets.facts(), lines.facts());
    }
}
